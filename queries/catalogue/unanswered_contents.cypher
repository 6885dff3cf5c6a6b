// title: Unanswered contents
// question: Which contents that open a thread has nobody replied to?
// parameters:
//   communities: optional list of string = [] — ids of communities; empty: all
//   reply_kinds: optional list of string = [] — kinds of content that count as a reply, such as answer; empty: all
//   limit: optional integer = 20 — how many, newest first
// returns:
//   id — the content
//   kind — what it is
//   at — when it was written
//   title — its title, where it has one
//   text — its text, where there is one
//   url — where to read it
//   author — who wrote it: the person's id
//   author_name — and name
//   communities — names of the communities it lies in
//   views — how often it was seen, where the source tells
// access: read

MATCH (community:Community)<-[:IN]-(content:Content)
WHERE (size($communities) = 0 OR community.id IN $communities)
  AND NOT EXISTS { (content)-[:UNDER]->() }
  AND NOT EXISTS { (content)<-[:UNDER]-(reply:Content)
                   WHERE size($reply_kinds) = 0 OR reply.kind IN $reply_kinds }
WITH content, community ORDER BY community.id
WITH content, collect(community.name) AS communities ORDER BY content.at DESC, content.id LIMIT $limit
OPTIONAL MATCH (content)<-[:AUTHORED]-(:Account)-[:HELD_BY]->(author:Person)
RETURN content.id AS id, content.kind AS kind, content.at AS at, content.title AS title,
       content.text AS text, content.url AS url, author.id AS author, author.name AS author_name,
       communities, content.views AS views
ORDER BY at DESC, id
