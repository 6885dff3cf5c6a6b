// title: Networks
// question: Which networks are loaded, and how large are they?
// parameters:
// returns:
//   id — the network
//   name — its name
//   source — what it was loaded from
//   accounts — how many accounts are on it
//   communities — how many declared communities are on it
// access: read

MATCH (network:Network)
RETURN network.id AS id, network.name AS name, network.source AS source,
       COUNT { (network)<-[:ON]-(:Account) } AS accounts,
       COUNT { (network)<-[:ON]-(:Community) } AS communities
ORDER BY id
