// title: The network of a community
// question: Who influences whom among the top people of this community?
// parameters:
//   community: string = "forum/bread" — the community's id
//   people: optional integer = 60 — how many people, the highest standing first
//   influences: optional integer = 300 — how many influences among them, the strongest first
// returns:
//   people — each person: id, name, score, percentile, global_percentile, lift, quadrant, betweenness, community
//   influences — each influence: source, target, strength, probability, low, high, interactions, last_at
// access: read

MATCH (run:Run {status: 'complete'})
WITH run ORDER BY run.at DESC LIMIT 1
MATCH (:Community {id: $community})<-[scored:SCORED {run: run.id}]-(person:Person)
WITH run, person, scored ORDER BY scored.rank, person.id LIMIT $people
WITH run, collect(person) AS members,
     collect({id: person.id, name: person.name, score: scored.score,
              percentile: scored.percentile, global_percentile: scored.global_percentile,
              lift: scored.lift, quadrant: scored.quadrant, betweenness: person.betweenness,
              community: person.community}) AS people
RETURN people,
       COLLECT {
         UNWIND members AS source
         MATCH (source)-[influences:INFLUENCES {run: run.id}]->(target:Person)
         WHERE target IN members
         RETURN {source: source.id, target: target.id, strength: influences.strength,
                 probability: influences.probability, low: influences.low,
                 high: influences.high, interactions: influences.interactions,
                 last_at: influences.last_at}
         ORDER BY influences.strength DESC, source.id, target.id
         LIMIT $influences
       } AS influences
