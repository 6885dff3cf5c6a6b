// title: Who influences a person
// question: To whom does this person react, and how surely?
// parameters:
//   person: string = "forum/cleo" — the person's id
//   limit: optional integer = 20 — how many people
// returns:
//   id — the other person
//   name — the other person's name
//   strength — how much interaction carries the influence, newer counting more
//   probability — that this person reacts to the other
//   low — lower bound of the probability's 90 % interval
//   high — upper bound
//   interactions — how many interactions stand behind it
//   last_at — when the newest of them was
//   global_percentile — the other person's standing everywhere
// access: read

MATCH (run:Run {status: 'complete'})
WITH run ORDER BY run.at DESC LIMIT 1
MATCH (:Person {id: $person})<-[influences:INFLUENCES {run: run.id}]-(other:Person)
RETURN other.id AS id, other.name AS name, influences.strength AS strength,
       influences.probability AS probability, influences.low AS low, influences.high AS high,
       influences.interactions AS interactions, influences.last_at AS last_at,
       other.global_percentile AS global_percentile
ORDER BY strength DESC, id
LIMIT $limit
