// title: Growth of a community
// question: How many people are active in this community month by month, and how many are new?
// parameters:
//   community: string = "forum/bread" — the community's id
// returns:
//   month — the month in UTC, as 2026-01
//   interactions — interactions in it
//   people — people who acted
//   newcomers — people who acted here for the first time
// access: read

MATCH (:Community {id: $community})-[:ON]->(:Network)<-[:ON]-(account:Account)
MATCH (account)-[interaction]->(:Account)
WHERE $community IN interaction.communities
MATCH (account)-[:HELD_BY]->(person:Person)
WITH person, substring(toString(interaction.at), 0, 7) AS month, count(*) AS interactions
ORDER BY month
WITH person, collect({month: month, interactions: interactions}) AS months
UNWIND range(0, size(months) - 1) AS position
WITH months[position].month AS month, months[position].interactions AS interactions, position
RETURN month, sum(interactions) AS interactions, count(*) AS people,
       sum(CASE position WHEN 0 THEN 1 ELSE 0 END) AS newcomers
ORDER BY month
