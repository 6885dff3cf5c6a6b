// title: Top people of a community
// question: Who stands highest in this community, and how does that compare with everywhere?
// parameters:
//   community: string = "forum/bread" — the community's id
//   by: optional string = "local" — order by the standing here (local), everywhere (global) or by lift
//   limit: optional integer = 20 — how many people
// returns:
//   id — the person
//   name — the person's name
//   score — contextual score, 0 to 100
//   low — lower bound of the score's 90 % interval
//   high — upper bound
//   rank — 1 is first in the community
//   percentile — standing in the community
//   global_percentile — standing everywhere
//   lift — percentile minus global percentile
//   quadrant — strong in both, local hero, visiting celebrity or the rest
//   pagerank — the plain PageRank, to compare
// access: read

MATCH (run:Run {status: 'complete'})
WITH run ORDER BY run.at DESC LIMIT 1
MATCH (:Community {id: $community})<-[scored:SCORED {run: run.id}]-(person:Person)
RETURN person.id AS id, person.name AS name, scored.score AS score, scored.low AS low,
       scored.high AS high, scored.rank AS rank, scored.percentile AS percentile,
       scored.global_percentile AS global_percentile, scored.lift AS lift,
       scored.quadrant AS quadrant, scored.pagerank AS pagerank
ORDER BY CASE $by WHEN 'global' THEN -global_percentile WHEN 'lift' THEN -lift ELSE rank END,
         rank, id
LIMIT $limit
