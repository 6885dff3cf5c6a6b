// title: Detected groups, person by person
// question: In which group that the analysis detected is each person?
// parameters:
// returns:
//   id — the person
//   community — the detected community's id
// access: read

MATCH (run:Run {status: 'complete'})
WITH run ORDER BY run.at DESC LIMIT 1
MATCH (person:Person {run: run.id})
WHERE person.community IS NOT NULL
RETURN person.id AS id, person.community AS community
ORDER BY id
