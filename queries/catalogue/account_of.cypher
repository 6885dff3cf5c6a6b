// title: The account that an id means
// question: Which account, and which person with it, does this id of an account or a person mean?
// parameters:
//   id: string = "ada" — the id of an account, or of a person with one or several
// returns:
//   account — the account, of a person the first
//   person — who holds it
// access: read

OPTIONAL MATCH (account:Account {id: $id})
WITH coalesce(account, head(COLLECT {
  MATCH (:Person {id: $id})<-[:HELD_BY]-(other:Account) RETURN other ORDER BY other.id
})) AS account
MATCH (account)-[:HELD_BY]->(person:Person)
RETURN account.id AS account, person.id AS person
