// title: Timeline of a person
// question: How often did this person act upon others month by month, and they upon the person?
// parameters:
//   person: string = "ada" — the person's id
//   since: optional string = "0001-01-01" — a day in UTC; what is earlier is left out
//   until: optional string = "9999-12-31" — a day in UTC; what is later is left out
// returns:
//   month — the month in UTC, as 2026-01
//   given — interactions of the person with others
//   received — interactions of others with the person
//   people — how many different others
// access: read

MATCH (person:Person {id: $person})<-[:HELD_BY]-(account:Account)
MATCH (account)-[interaction]-(:Account)-[:HELD_BY]->(other:Person)
WHERE other <> person
  AND interaction.at >= datetime($since)
  AND interaction.at < datetime($until) + duration({days: 1})
RETURN substring(toString(interaction.at), 0, 7) AS month,
       sum(CASE startNode(interaction) WHEN account THEN 1 ELSE 0 END) AS given,
       sum(CASE startNode(interaction) WHEN account THEN 0 ELSE 1 END) AS received,
       count(DISTINCT other) AS people
ORDER BY month
