// title: Routes
// question: By which routes does influence get from community to community, and to whom there?
// parameters:
//   sources: optional list of string = [] — ids of communities where routes begin; empty: all
//   targets: optional list of string = [] — ids of communities where routes end; empty: all
//   kinds: optional list of string = [] — kinds of route; empty: all
//   limit: optional integer = 50 — how many routes
// returns:
//   id — the route
//   kind — what it was looked for
//   rank — 1 is the best of its kind between the two
//   source — the community where it begins, where it begins in one
//   source_name — its name
//   target — the community where it ends, where it ends in one
//   target_name — its name
//   persons — ids of the people on it, in their order
//   names — their names
//   probability — that influence passes all of it
//   low — lower bound of the probability's 90 % interval
//   high — upper bound
//   standing — the contextual score of the person at its end
//   value — probability times standing
// access: read

MATCH (run:Run {status: 'complete'})
WITH run ORDER BY run.at DESC LIMIT 1
MATCH (run)-[:FOUND]->(route:Route)
WHERE size($kinds) = 0 OR route.kind IN $kinds
OPTIONAL MATCH (route)-[:FROM]->(source:Community)
OPTIONAL MATCH (route)-[:INTO]->(target:Community)
WITH route, source, target
WHERE (size($sources) = 0 OR source.id IN $sources)
  AND (size($targets) = 0 OR target.id IN $targets)
WITH route, source, target ORDER BY route.value DESC, route.id LIMIT $limit
MATCH (route)-[step:STEP]->(person:Person)
WITH route, source, target, person ORDER BY step.position
WITH route, source, target, collect(person) AS people
RETURN route.id AS id, route.kind AS kind, route.rank AS rank,
       source.id AS source, source.name AS source_name,
       target.id AS target, target.name AS target_name,
       [person IN people | person.id] AS persons, [person IN people | person.name] AS names,
       route.probability AS probability, route.low AS low, route.high AS high,
       route.standing AS standing, route.value AS value
ORDER BY value DESC, id
