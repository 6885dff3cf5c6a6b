// title: The network around a person
// question: Who influences this person, whom does the person influence, and how are those connected?
// parameters:
//   person: string = "ada" — the person's id
//   people: optional integer = 40 — how many people beside this one, the strongest influences first
//   influences: optional integer = 300 — how many influences among them, the strongest first
// returns:
//   people — each person: id, name, score, percentile, global_percentile, lift, quadrant, betweenness, community; the standings are global, lift and quadrant null
//   influences — each influence: source, target, strength, probability, low, high, interactions, last_at
// access: read

MATCH (run:Run {status: 'complete'})
WITH run ORDER BY run.at DESC LIMIT 1
MATCH (centre:Person {id: $person}) WHERE centre.opted_out IS NULL
CALL (run, centre) {
  OPTIONAL MATCH (centre)-[influences:INFLUENCES {run: run.id}]-(other:Person)
  WITH other, sum(influences.strength) AS strength ORDER BY strength DESC, other.id LIMIT $people
  RETURN collect(other) AS others
}
WITH run, [centre] + others AS members
RETURN [person IN members |
         {id: person.id, name: person.name, score: person.global_score,
          percentile: person.global_percentile, global_percentile: person.global_percentile,
          lift: null, quadrant: null, betweenness: person.betweenness,
          community: person.community}] AS people,
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
