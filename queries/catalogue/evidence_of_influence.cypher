// title: Evidence of influence
// question: By which interactions did influence get from this person to that one?
// parameters:
//   source: string = "forum/ben" — who influences: a person's id
//   target: string = "forum/cleo" — who is influenced
//   limit: optional integer = 20 — how many interactions, newest first
//   since: optional string = "0001-01-01" — a day in UTC; what is earlier is left out
//   until: optional string = "9999-12-31" — a day in UTC; what is later is left out
//   not_before: optional integer = 0 — a moment; what is earlier is left out (milliseconds since 1970)
//   not_after: optional integer = 9007199254740991 — a moment; what is later is left out
// returns:
//   id — the interaction
//   kind — what was done
//   at — when
//   network — where
//   actor — who acted: the person's id
//   actor_name — and name
//   target — who was acted upon: the person's id
//   target_name — and name
//   communities — names of the communities it lies in
//   content — the content that proves it, where there is one
//   title — of the content or, for a reply, of what it stands under
//   text — what was written
//   url — where to read it
// access: read

MATCH (run:Run {status: 'complete'})
WITH run ORDER BY run.at DESC LIMIT 1
MATCH (first:Person {id: $source})<-[:HELD_BY]-(one:Account)
MATCH (second:Person {id: $target})<-[:HELD_BY]-(other:Account)
MATCH (one)-[interaction]-(other)
WHERE ((startNode(interaction) = other AND type(interaction) IN run.to_actor)
    OR (startNode(interaction) = one AND type(interaction) IN run.to_target))
  AND interaction.at >= datetime($since)
  AND interaction.at < datetime($until) + duration({days: 1})
  AND $not_before <= coalesce(interaction.at.epochMillis, 0) <= $not_after
WITH interaction, CASE startNode(interaction) WHEN one THEN first ELSE second END AS actor,
     CASE startNode(interaction) WHEN one THEN second ELSE first END AS target, one
ORDER BY interaction.at DESC, interaction.id
LIMIT $limit
MATCH (one)-[:ON]->(network:Network)
OPTIONAL MATCH (content:Content {id: interaction.content})
OPTIONAL MATCH (content)-[:UNDER]->(parent:Content)
RETURN interaction.id AS id, type(interaction) AS kind, interaction.at AS at, network.id AS network,
       actor.id AS actor, actor.name AS actor_name, target.id AS target,
       target.name AS target_name,
       COLLECT { MATCH (community:Community) WHERE community.id IN interaction.communities
                 RETURN community.name ORDER BY community.id } AS communities,
       content.id AS content, coalesce(content.title, parent.title) AS title,
       content.text AS text, content.url AS url
ORDER BY at DESC, id
