// title: Influence shared by two people
// question: Whom do both of these people influence, and who influences both?
// parameters:
//   first: string = "ada" — a person's id
//   second: string = "forum/ben" — another person's id
//   limit: optional integer = 50 — how many people, the strongest influences first
// returns:
//   id — the third person
//   name — and name
//   way — influenced by both, or influences both
//   first_strength — strength of the influence between the first and the third
//   second_strength — and between the second and the third
//   first_probability — that who is influenced of the first and the third reacts
//   second_probability — and of the second and the third
// access: read

MATCH (run:Run {status: 'complete'})
WITH run ORDER BY run.at DESC LIMIT 1
MATCH (first:Person {id: $first})
MATCH (second:Person {id: $second})
CALL (run, first, second) {
  MATCH (first)-[one:INFLUENCES {run: run.id}]->(third:Person)
  MATCH (second)-[two:INFLUENCES {run: run.id}]->(third)
  RETURN third, one, two, 'influenced by both' AS way
  UNION ALL
  MATCH (third:Person)-[one:INFLUENCES {run: run.id}]->(first)
  MATCH (third)-[two:INFLUENCES {run: run.id}]->(second)
  RETURN third, one, two, 'influences both' AS way
}
RETURN third.id AS id, third.name AS name, way, one.strength AS first_strength,
       two.strength AS second_strength, one.probability AS first_probability,
       two.probability AS second_probability
ORDER BY first_strength + second_strength DESC, id, way
LIMIT $limit
