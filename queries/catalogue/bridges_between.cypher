// title: Bridges between two communities
// question: Through whom are these two communities connected?
// parameters:
//   first: string = "forum/bread" — a community's id
//   second: string = "chat/garden" — another community's id
//   limit: optional integer = 20 — how many people
// returns:
//   id — the person
//   name — the person's name
//   first_strength — influence exchanged with people who are only in the first community
//   second_strength — influence exchanged with people who are only in the second
//   bridge — the smaller of the two: what can pass through the person
//   betweenness — how many shortest routes pass through the person, as a share
// access: read

MATCH (run:Run {status: 'complete'})
WITH run ORDER BY run.at DESC LIMIT 1
MATCH (first:Community {id: $first})
MATCH (second:Community {id: $second})
CALL (run, first, second) {
  MATCH (first)<-[:SCORED {run: run.id}]-(neighbour:Person)
  WHERE NOT EXISTS { (neighbour)-[:SCORED {run: run.id}]->(second) }
  MATCH (neighbour)-[influences:INFLUENCES {run: run.id}]-(person:Person)
  RETURN person, sum(influences.strength) AS to_first, 0.0 AS to_second
  UNION ALL
  MATCH (second)<-[:SCORED {run: run.id}]-(neighbour:Person)
  WHERE NOT EXISTS { (neighbour)-[:SCORED {run: run.id}]->(first) }
  MATCH (neighbour)-[influences:INFLUENCES {run: run.id}]-(person:Person)
  RETURN person, 0.0 AS to_first, sum(influences.strength) AS to_second
}
WITH person, sum(to_first) AS first_strength, sum(to_second) AS second_strength
WHERE first_strength > 0 AND second_strength > 0
RETURN person.id AS id, person.name AS name, first_strength, second_strength,
       CASE WHEN first_strength < second_strength THEN first_strength ELSE second_strength END
         AS bridge,
       person.betweenness AS betweenness
ORDER BY bridge DESC, id
LIMIT $limit
