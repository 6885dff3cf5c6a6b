// title: Loads
// question: What was loaded, when, and is it whole?
// parameters:
// returns:
//   id — the load
//   network — into which network
//   source — what kind of source it was
//   path — the file or folder
//   at — when it was loaded
//   rows_read — rows of the input
//   rejected — rows that could not be loaded
//   done — whether it came to its end
//   newer_than_run — whether it is newer than the newest complete run
// access: read

OPTIONAL MATCH (run:Run {status: 'complete'})
WITH run ORDER BY run.at DESC LIMIT 1
MATCH (load:Load)
RETURN load.id AS id, load.network AS network, load.source AS source, load.path AS path,
       load.at AS at, load.rows_read AS rows_read, load.rejected AS rejected, load.done AS done,
       run IS NULL OR load.at > run.at AS newer_than_run
ORDER BY at DESC, id
