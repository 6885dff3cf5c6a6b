// title: Which community reaches which
// question: How much of the influence arriving in each community comes from which other?
// parameters:
//   kinds: optional list of string = [] — kinds of community at both ends; empty: all
//   limit: optional integer = 200 — how many pairs, the largest share first
// returns:
//   source — the community that reaches
//   source_name — its name
//   target — the community that is reached
//   target_name — its name
//   share — the part of the influence arriving in the target that comes from the source
//   low — lower bound of the share's 90 % interval
//   high — upper bound
// access: read

MATCH (run:Run {status: 'complete'})
WITH run ORDER BY run.at DESC LIMIT 1
MATCH (source:Community)-[reaches:REACHES {run: run.id}]->(target:Community)
WHERE size($kinds) = 0 OR (source.kind IN $kinds AND target.kind IN $kinds)
RETURN source.id AS source, source.name AS source_name, target.id AS target,
       target.name AS target_name, reaches.share AS share, reaches.low AS low, reaches.high AS high
ORDER BY share DESC, source, target
LIMIT $limit
