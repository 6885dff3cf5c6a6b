// title: People in several communities
// question: Who has a standing in several communities?
// parameters:
//   communities: optional list of string = [] — count only these communities; empty: all declared ones
//   minimum: optional integer = 2 — in at least so many
//   limit: optional integer = 20 — how many people
// returns:
//   id — the person
//   name — the person's name
//   communities — in how many
//   names — their names, the best standing first
//   percentiles — the standing in each of them
//   global_percentile — standing everywhere
// access: read

MATCH (run:Run {status: 'complete'})
WITH run ORDER BY run.at DESC LIMIT 1
MATCH (community:Community)<-[scored:SCORED {run: run.id}]-(person:Person)
WHERE community.id IN $communities
   OR (size($communities) = 0 AND community.kind <> 'detected')
WITH person, community, scored ORDER BY scored.percentile DESC, community.id
WITH person, collect(community.name) AS names, collect(scored.percentile) AS percentiles
WHERE size(names) >= $minimum
RETURN person.id AS id, person.name AS name, size(names) AS communities, names, percentiles,
       person.global_percentile AS global_percentile
ORDER BY communities DESC, global_percentile DESC, id
LIMIT $limit
