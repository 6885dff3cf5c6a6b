// title: Communities
// question: Which communities are there, and does a good name everywhere mean a good name here?
// parameters:
//   communities: optional list of string = [] — ids of communities; empty: all
//   kinds: optional list of string = [] — board, category, tag, channel, group, detected; empty: all
// returns:
//   id — the community
//   name — its name
//   kind — what it is where it comes from, or detected
//   network — the network it is on; none for a detected one
//   members — people who have a standing in it
//   interactions — interactions in it
//   correlation — Spearman's, of local and global standing
//   low — lower bound of the correlation's 90 % interval
//   high — upper bound
//   stability — of a detected one: how well replicates of a bootstrap show it again, 0 to 1
//   seed_stability — and other seeds
//   resolution_stability — and coarser and finer divisions
//   agreement — of all detected ones with those of the replicates, the adjusted Rand index
//   seed_agreement — and with those of other seeds
//   local_heroes — people who are strong here and not elsewhere
//   visiting_celebrities — people who are strong elsewhere and not here
// access: read

MATCH (community:Community)
WHERE (size($communities) = 0 OR community.id IN $communities)
  AND (size($kinds) = 0 OR community.kind IN $kinds)
OPTIONAL MATCH (run:Run {status: 'complete'})
WITH community, run ORDER BY run.at DESC
WITH community, head(collect(run)) AS run
WHERE community.kind <> 'detected' OR community.run = run.id
OPTIONAL MATCH (community)-[:ON]->(network:Network)
OPTIONAL MATCH (run)-[measured:MEASURED]->(community)
RETURN community.id AS id, community.name AS name, community.kind AS kind, network.id AS network,
       measured.members AS members,
       measured.interactions AS interactions, measured.correlation AS correlation,
       measured.low AS low, measured.high AS high,
       measured.stability AS stability, measured.seed_stability AS seed_stability,
       measured.resolution_stability AS resolution_stability,
       CASE community.kind WHEN 'detected' THEN run.agreement END AS agreement,
       CASE community.kind WHEN 'detected' THEN run.seed_agreement END AS seed_agreement,
       COUNT { (community)<-[scored:SCORED]-()
               WHERE scored.run = run.id AND scored.quadrant = 'local hero' } AS local_heroes,
       COUNT { (community)<-[scored:SCORED]-()
               WHERE scored.run = run.id AND scored.quadrant = 'visiting celebrity' }
         AS visiting_celebrities
ORDER BY coalesce(members, 0) DESC, id
