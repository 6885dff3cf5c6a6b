// title: People of two communities
// question: Who has a standing in both of these communities, and which in each?
// parameters:
//   first: string = "forum/bread" — a community's id
//   second: string = "forum/ovens" — another community's id
//   limit: optional integer = 50 — how many people, the best standings first
// returns:
//   id — the person
//   name — and name
//   first_rank — rank in the first community
//   first_percentile — standing in the first
//   second_rank — rank in the second
//   second_percentile — standing in the second
//   global_percentile — standing everywhere
//   shared — how many people have a standing in both
// access: read

MATCH (run:Run {status: 'complete'})
WITH run ORDER BY run.at DESC LIMIT 1
MATCH (:Community {id: $first})<-[one:SCORED {run: run.id}]-(person:Person)
MATCH (person)-[two:SCORED {run: run.id}]->(:Community {id: $second})
WITH collect({person: person, one: one, two: two}) AS rows
UNWIND rows AS row
RETURN row.person.id AS id, row.person.name AS name,
       row.one.rank AS first_rank, row.one.percentile AS first_percentile,
       row.two.rank AS second_rank, row.two.percentile AS second_percentile,
       row.person.global_percentile AS global_percentile, size(rows) AS shared
ORDER BY first_percentile + second_percentile DESC, id
LIMIT $limit
