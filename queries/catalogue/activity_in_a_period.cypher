// title: Activity in a period
// question: How many people interacted between two days, how often, and in how many communities?
// parameters:
//   since: optional string = "0001-01-01" — a day in UTC; what is earlier is left out
//   until: optional string = "9999-12-31" — a day in UTC; what is later is left out
// returns:
//   people — people who acted or were acted upon
//   interactions — interactions of every kind
//   communities — declared communities in which they lie
// access: read

RETURN COUNT {
         MATCH (person:Person)<-[:HELD_BY]-(account:Account)
         MATCH (account)-[interaction:REPLIED|ANSWERED|ACCEPTED|LIKED|REPOSTED|QUOTED|MENTIONED|FOLLOWED|MESSAGED]-()
         WHERE interaction.at >= datetime($since)
           AND interaction.at < datetime($until) + duration({days: 1})
         RETURN DISTINCT person
       } AS people,
       COUNT {
         MATCH (:Account)-[interaction:REPLIED|ANSWERED|ACCEPTED|LIKED|REPOSTED|QUOTED|MENTIONED|FOLLOWED|MESSAGED]->()
         WHERE interaction.at >= datetime($since)
           AND interaction.at < datetime($until) + duration({days: 1})
       } AS interactions,
       COUNT {
         MATCH (:Account)-[interaction:REPLIED|ANSWERED|ACCEPTED|LIKED|REPOSTED|QUOTED|MENTIONED|FOLLOWED|MESSAGED]->()
         WHERE interaction.at >= datetime($since)
           AND interaction.at < datetime($until) + duration({days: 1})
         UNWIND interaction.communities AS community
         RETURN DISTINCT community
       } AS communities
