// title: Rising people
// question: To whom do more people react than some time ago?
// parameters:
//   community: string = "chat/garden" — the community's id
//   days: optional integer = 30 — so many days before the newest interaction, against as many before those
//   limit: optional integer = 20 — how many people
// returns:
//   id — the person
//   name — the person's name
//   people_before — different people who acted upon the person in the earlier days
//   people_now — and in the later days
//   rise — the difference
//   percentile — standing in the community
// access: read

MATCH (run:Run {status: 'complete'})
WITH run ORDER BY run.at DESC LIMIT 1
MATCH (:Community {id: $community})<-[scored:SCORED {run: run.id}]-(person:Person)
MATCH (person)<-[:HELD_BY]-(account:Account)
MATCH (account)<-[interaction]-(other:Account)
WHERE $community IN interaction.communities
  AND interaction.at > run.data_until - duration({days: 2 * $days})
MATCH (other)-[:HELD_BY]->(actor:Person)
WHERE actor <> person
WITH person, scored, actor, interaction.at > run.data_until - duration({days: $days}) AS now
WITH person, scored, count(DISTINCT CASE WHEN now THEN actor END) AS people_now,
     count(DISTINCT CASE WHEN NOT now THEN actor END) AS people_before
WHERE people_now > people_before
RETURN person.id AS id, person.name AS name, people_before, people_now,
       people_now - people_before AS rise, scored.percentile AS percentile
ORDER BY rise DESC, people_now DESC, id
LIMIT $limit
