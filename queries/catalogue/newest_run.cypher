// title: The newest run
// question: Which analysis do all the answers go by?
// parameters:
// returns:
//   id — the run
//   at — when it was made
//   seed — of everything drawn at random
//   parameters — what the run was told, as JSON
//   versions — of the programs that computed it, as JSON
//   data_until — the time of the newest interaction it knew
//   persons — how many people it knew
//   interactions — how many interactions it knew
// access: read

MATCH (run:Run {status: 'complete'})
RETURN run.id AS id, run.at AS at, run.seed AS seed, run.parameters AS parameters,
       run.versions AS versions, run.data_until AS data_until, run.persons AS persons,
       run.interactions AS interactions
ORDER BY at DESC
LIMIT 1
