// title: Interactions among people
// question: On which days did these people interact with one another, and how often?
// parameters:
//   persons: list of string = ["ada", "forum/ben", "forum/cleo"] — ids of people
//   community: optional string = "" — only in this declared community; empty: anywhere
//   since: optional string = "0001-01-01" — a day in UTC; what is earlier is left out
//   until: optional string = "9999-12-31" — a day in UTC; what is later is left out
// returns:
//   day — the day in UTC, as 2026-01-31
//   actor — who acted: the person's id
//   target — who was acted upon: the person's id
//   interactions — how often on that day
// access: read

MATCH (actor:Person)<-[:HELD_BY]-(:Account)-[interaction]->(:Account)-[:HELD_BY]->(target:Person)
WHERE actor.id IN $persons AND target.id IN $persons AND actor <> target
  AND ($community = '' OR $community IN interaction.communities)
  AND interaction.at >= datetime($since)
  AND interaction.at < datetime($until) + duration({days: 1})
RETURN substring(toString(interaction.at), 0, 10) AS day, actor.id AS actor, target.id AS target,
       count(*) AS interactions
ORDER BY day, actor, target
