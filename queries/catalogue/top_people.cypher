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
//   rank_low — best rank of its 90 % interval
//   rank_high — worst
//   tier — people of one tier are not told apart from its first
//   percentile — standing in the community
//   percentile_low — lower bound of its 90 % interval
//   percentile_high — upper bound
//   global_percentile — standing everywhere
//   lift — percentile minus global percentile
//   lift_low — lower bound of its 90 % interval
//   lift_high — upper bound
//   quadrant — strong in both, local hero, visiting celebrity or the rest
//   pagerank — the plain PageRank, to compare
// access: read

MATCH (run:Run {status: 'complete'})
WITH run ORDER BY run.at DESC LIMIT 1
MATCH (community:Community {id: $community})<-[scored:SCORED {run: run.id}]-(person:Person)
OPTIONAL MATCH (run)-[measured:MEASURED]->(community)
// In places; half a place, which comes of people who are level, is none.
WITH person, scored,
     ceil((scored.percentile_high - scored.percentile) * measured.members / 100 - 0.500001)
       AS better,
     ceil((scored.percentile - scored.percentile_low) * measured.members / 100 - 0.500001)
       AS worse
RETURN person.id AS id, person.name AS name, scored.score AS score, scored.low AS low,
       scored.high AS high, scored.rank AS rank,
       CASE WHEN better >= scored.rank THEN 1 ELSE toInteger(scored.rank - better) END
         AS rank_low,
       toInteger(scored.rank + worse) AS rank_high,
       scored.tier AS tier, scored.percentile AS percentile,
       scored.percentile_low AS percentile_low, scored.percentile_high AS percentile_high,
       scored.global_percentile AS global_percentile, scored.lift AS lift,
       scored.lift_low AS lift_low, scored.lift_high AS lift_high,
       scored.quadrant AS quadrant, scored.pagerank AS pagerank
ORDER BY CASE $by WHEN 'global' THEN -global_percentile WHEN 'lift' THEN -lift ELSE rank END,
         rank, id
LIMIT $limit
