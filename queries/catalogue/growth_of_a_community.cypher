// title: Growth of a community
// question: How many people are active in this community month by month, and how many are new?
// parameters:
//   community: string = "forum/bread" — the community's id
//   since: optional string = "0001-01-01" — a day in UTC; what is earlier is left out
//   until: optional string = "9999-12-31" — a day in UTC; what is later is left out
// returns:
//   month — the month in UTC, as 2026-01
//   interactions — interactions in it
//   people — people who acted
//   newcomers — people who acted here for the first time
// access: read

MATCH (:Community {id: $community})-[:ON]->(:Network)<-[:ON]-(account:Account)
MATCH (account)-[interaction]->(:Account)
WHERE $community IN interaction.communities
  AND interaction.at < datetime($until) + duration({days: 1})
MATCH (account)-[:HELD_BY]->(person:Person)
WITH person, min(interaction.at) AS first, collect(interaction.at) AS times
UNWIND [at IN times WHERE at >= datetime($since)] AS at
WITH person, first, substring(toString(at), 0, 7) AS month, count(*) AS interactions
RETURN month, sum(interactions) AS interactions, count(*) AS people,
       sum(CASE WHEN first >= datetime($since) AND substring(toString(first), 0, 7) = month
                THEN 1 ELSE 0 END) AS newcomers
ORDER BY month
