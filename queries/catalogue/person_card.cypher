// title: A person
// question: Who is this, on which networks, and with what standing where?
// parameters:
//   person: string = "ada" — the person's id
// returns:
//   id — the person
//   name — the person's name
//   global_score — 0 to 100
//   global_low — lower bound of the score's 90 % interval
//   global_high — upper bound
//   global_percentile — standing everywhere
//   global_rank — 1 is first
//   betweenness — how many shortest routes pass through the person, as a share
//   detected_community — the detected community's id
//   detected_community_name — and name
//   detected_consensus — in what share of a bootstrap's replicates the person stays in it, 0 to 1
//   influences — how many people the person influences
//   influenced_by — how many influence the person
//   accounts — each account: id, handle, url, network, evidence, confidence
//   standings — each community: id, name, kind, score, low, high, rank, percentile, lift, quadrant, lift_low, lift_high
// access: read

MATCH (person:Person {id: $person}) WHERE person.opted_out IS NULL
OPTIONAL MATCH (run:Run {status: 'complete'})
WITH person, run ORDER BY run.at DESC LIMIT 1
OPTIONAL MATCH (detected:Community {id: person.community})
RETURN person.id AS id, person.name AS name, person.global_score AS global_score,
       person.global_low AS global_low, person.global_high AS global_high,
       person.global_percentile AS global_percentile, person.global_rank AS global_rank,
       person.betweenness AS betweenness, detected.id AS detected_community,
       detected.name AS detected_community_name, person.consensus AS detected_consensus,
       COUNT { (person)-[influences:INFLUENCES]->() WHERE influences.run = run.id } AS influences,
       COUNT { (person)<-[influences:INFLUENCES]-() WHERE influences.run = run.id }
         AS influenced_by,
       COLLECT { MATCH (person)<-[held:HELD_BY]-(account:Account)-[:ON]->(network:Network)
                 RETURN {id: account.id, handle: account.handle, url: account.url,
                         network: network.id, evidence: held.evidence,
                         confidence: held.confidence} ORDER BY account.id } AS accounts,
       COLLECT { MATCH (person)-[scored:SCORED]->(community:Community)
                 WHERE scored.run = run.id
                 RETURN {id: community.id, name: community.name, kind: community.kind, score: scored.score,
                         low: scored.low, high: scored.high, rank: scored.rank,
                         percentile: scored.percentile, lift: scored.lift,
                         quadrant: scored.quadrant, lift_low: scored.lift_low,
                         lift_high: scored.lift_high}
                 ORDER BY scored.percentile DESC, community.id } AS standings
