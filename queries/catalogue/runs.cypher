// title: Runs
// question: Which analyses were made, until when, and of how much?
// parameters:
//   limit: optional integer = 50 — how many, the newest first
// returns:
//   id — the run
//   at — when it was made
//   data_until — the time of the newest interaction it knew
//   parameters — what the run was told, as JSON
//   interactions — how many interactions it knew
//   persons — how many people
// access: read

MATCH (run:Run {status: 'complete'})
RETURN run.id AS id, run.at AS at, run.data_until AS data_until, run.parameters AS parameters,
       run.interactions AS interactions, run.persons AS persons
ORDER BY at DESC, id
LIMIT $limit
