// title: Recent contents of an account
// question: What did this account write last?
// parameters:
//   account: string = "chat/dan" — the account's id
//   limit: optional integer = 3 — how many contents
// returns:
//   id — the content
//   at — when it was written
//   title — its title
//   text — its text
//   url — where it stands
// access: read

MATCH (account:Account {id: $account})-[:AUTHORED]->(content:Content)
RETURN content.id AS id, content.at AS at, content.title AS title, content.text AS text,
       content.url AS url
ORDER BY at DESC, id
LIMIT $limit
