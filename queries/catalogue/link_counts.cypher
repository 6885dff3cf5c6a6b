// title: Links between accounts, counted
// question: How many links between accounts are suggested, accepted, declined and undone?
// parameters:
// returns:
//   state — suggested, accepted, declined or undone
//   links — how many
//   by_name_only — how many of these have nothing but similar names for them
//   surest — the confidence of the surest
// access: read

MATCH (link:Link)
RETURN link.state AS state, count(*) AS links,
       sum(CASE WHEN link.by_name_only THEN 1 ELSE 0 END) AS by_name_only,
       max(link.confidence) AS surest
ORDER BY state
