// title: Find a community
// question: Which community goes by this id or name, or by a part of it?
// parameters:
//   text: string = "bread" — the whole or a part; capitals don't matter
//   limit: optional integer = 20 — how many communities, the closest first
// returns:
//   id — the community
//   name — its name
//   kind — what it is where it comes from, or detected
//   network — the network it is on; none for a detected one
//   match — id, exact (the whole name) or part
// access: read

MATCH (community:Community)
WHERE toLower(community.id) CONTAINS toLower($text)
   OR toLower(community.name) CONTAINS toLower($text)
OPTIONAL MATCH (community)-[:ON]->(network:Network)
WITH community, network,
     CASE WHEN community.id = $text THEN 'id'
          WHEN toLower(community.name) = toLower($text) THEN 'exact'
          ELSE 'part' END AS match
RETURN community.id AS id, community.name AS name, community.kind AS kind, network.id AS network,
       match
ORDER BY CASE match WHEN 'id' THEN 0 WHEN 'exact' THEN 1 ELSE 2 END, id
LIMIT $limit
