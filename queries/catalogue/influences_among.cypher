// title: Influences among people
// question: Who of these people influences whom of them, and how surely?
// parameters:
//   persons: list of string = ["ada", "forum/ben", "forum/cleo"] — ids of people
// returns:
//   source — who influences: the person's id
//   source_name — and name
//   source_score — and global score
//   target — who is influenced: the person's id
//   target_name — and name
//   target_score — and global score
//   strength — how much interaction carries the influence, newer counting more
//   probability — that the target reacts to the source
//   low — lower bound of the probability's 90 % interval
//   high — upper bound
//   interactions — how many interactions stand behind it
// access: read

MATCH (run:Run {status: 'complete'})
WITH run ORDER BY run.at DESC LIMIT 1
MATCH (source:Person)-[influences:INFLUENCES {run: run.id}]->(target:Person)
WHERE source.id IN $persons AND target.id IN $persons
RETURN source.id AS source, source.name AS source_name, source.global_score AS source_score,
       target.id AS target, target.name AS target_name, target.global_score AS target_score,
       influences.strength AS strength, influences.probability AS probability,
       influences.low AS low, influences.high AS high, influences.interactions AS interactions
ORDER BY strength DESC, source, target
