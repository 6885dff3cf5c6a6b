// title: Communities that reach a community
// question: From which other communities does influence arrive in this one?
// parameters:
//   community: string = "forum/bread" — the community's id
//   limit: optional integer = 20 — how many communities
// returns:
//   id — the other community
//   name — its name
//   kind — what it is where it comes from, or detected
//   share — the part of the influence arriving here that comes from there
//   low — lower bound of the share's 90 % interval
//   high — upper bound
// access: read

MATCH (run:Run {status: 'complete'})
WITH run ORDER BY run.at DESC LIMIT 1
MATCH (:Community {id: $community})<-[reaches:REACHES {run: run.id}]-(other:Community)
RETURN other.id AS id, other.name AS name, other.kind AS kind, reaches.share AS share,
       reaches.low AS low, reaches.high AS high
ORDER BY share DESC, id
LIMIT $limit
