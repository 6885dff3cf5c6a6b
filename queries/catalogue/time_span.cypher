// title: From when to when
// question: When was the first interaction of the graph, and when the newest?
// parameters:
// returns:
//   first — the time of the earliest interaction
//   last — the time of the newest
// access: read

MATCH (:Account)-[interaction:REPLIED|ANSWERED|ACCEPTED|LIKED|REPOSTED|QUOTED|MENTIONED|FOLLOWED|MESSAGED]->()
WITH min(interaction.at) AS first, max(interaction.at) AS last
WHERE first IS NOT NULL
RETURN first, last
