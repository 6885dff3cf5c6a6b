// title: Top people overall
// question: Who stands highest over all networks and communities together?
// parameters:
//   limit: optional integer = 20 — how many people
// returns:
//   id — the person
//   name — the person's name
//   score — global score, 0 to 100
//   low — lower bound of the score's 90 % interval
//   high — upper bound
//   rank — 1 is first
//   rank_low — best rank of its 90 % interval
//   rank_high — worst
//   tier — people of one tier are not told apart from its first
//   percentile — standing everywhere
//   percentile_low — lower bound of its 90 % interval
//   percentile_high — upper bound
//   betweenness — how many shortest routes pass through the person, as a share
//   pagerank — the plain PageRank, to compare
//   networks — the networks the person has an account on
//   strong_in — declared communities in which the person is strong
// access: read

MATCH (run:Run {status: 'complete'})
WITH run ORDER BY run.at DESC LIMIT 1
MATCH (person:Person {run: run.id})
WITH run, person ORDER BY person.global_rank, person.id LIMIT $limit
// In places; half a place, which comes of people who are level, is none.
WITH run, person,
     ceil((person.global_percentile_high - person.global_percentile) * run.active / 100
          - 0.500001) AS better,
     ceil((person.global_percentile - person.global_percentile_low) * run.active / 100
          - 0.500001) AS worse
RETURN person.id AS id, person.name AS name, person.global_score AS score,
       person.global_low AS low, person.global_high AS high, person.global_rank AS rank,
       CASE WHEN better >= person.global_rank THEN 1
            ELSE toInteger(person.global_rank - better) END AS rank_low,
       toInteger(person.global_rank + worse) AS rank_high,
       person.global_tier AS tier, person.global_percentile AS percentile,
       person.global_percentile_low AS percentile_low,
       person.global_percentile_high AS percentile_high, person.betweenness AS betweenness,
       person.global_pagerank AS pagerank,
       COLLECT { MATCH (person)<-[:HELD_BY]-(:Account)-[:ON]->(network:Network)
                 RETURN DISTINCT network.id ORDER BY network.id } AS networks,
       COLLECT { MATCH (person)-[scored:SCORED {run: run.id}]->(community:Community)
                 WHERE scored.quadrant IN ['strong in both', 'local hero']
                   AND community.kind <> 'detected'
                 RETURN community.name ORDER BY scored.rank, community.id } AS strong_in
ORDER BY rank, id
