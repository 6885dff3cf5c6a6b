// title: Find a person
// question: Who goes by this id, name or handle, or by a part of it?
// parameters:
//   text: string = "ada" — the whole or a part; capitals don't matter
//   limit: optional integer = 20 — how many people, the closest first
// returns:
//   id — the person
//   name — the person's name
//   handles — of the person's accounts
//   networks — the networks they are on
//   global_percentile — standing everywhere
//   match — id, exact (a whole name or handle) or part
// access: read

MATCH (account:Account)-[:HELD_BY]->(person:Person)
WHERE toLower(person.id) CONTAINS toLower($text) OR toLower(person.name) CONTAINS toLower($text)
   OR toLower(account.handle) CONTAINS toLower($text)
WITH DISTINCT person
MATCH (person)<-[:HELD_BY]-(account:Account)-[:ON]->(network:Network)
WITH person, account, network ORDER BY account.id
WITH person, collect(account.handle) AS handles, collect(DISTINCT network.id) AS networks
WITH person, handles, networks,
     CASE WHEN person.id = $text THEN 'id'
          WHEN toLower(person.name) = toLower($text)
            OR any(handle IN handles WHERE toLower(handle) = toLower($text)) THEN 'exact'
          ELSE 'part' END AS match
RETURN person.id AS id, person.name AS name, handles, networks,
       person.global_percentile AS global_percentile, match
ORDER BY CASE match WHEN 'id' THEN 0 WHEN 'exact' THEN 1 ELSE 2 END,
         coalesce(person.global_rank, 1000000000), id
LIMIT $limit
