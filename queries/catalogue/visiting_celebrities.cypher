// title: Visiting celebrities
// question: Who is strong everywhere, is about in a community, and counts for little there?
// parameters:
//   communities: optional list of string = [] — ids of communities; empty: all declared ones
//   limit: optional integer = 20 — how many
// returns:
//   id — the person
//   name — the person's name
//   community — where
//   community_name — its name
//   score — contextual score, 0 to 100
//   rank — 1 is first in the community
//   percentile — standing in the community
//   global_percentile — standing everywhere
//   lift — percentile minus global percentile
// access: read

MATCH (run:Run {status: 'complete'})
WITH run ORDER BY run.at DESC LIMIT 1
MATCH (community:Community)<-[scored:SCORED {run: run.id, quadrant: 'visiting celebrity'}]-(person:Person)
WHERE community.id IN $communities
   OR (size($communities) = 0 AND community.kind <> 'detected')
RETURN person.id AS id, person.name AS name, community.id AS community,
       community.name AS community_name, scored.score AS score, scored.rank AS rank,
       scored.percentile AS percentile, scored.global_percentile AS global_percentile,
       scored.lift AS lift
ORDER BY lift, id, community
LIMIT $limit
