// title: What the graph holds
// question: How many networks, people, communities, contents and interactions are there?
// parameters:
// returns:
//   networks — how many networks
//   accounts — how many accounts on them
//   persons — how many people hold those accounts
//   communities — how many declared and detected communities
//   contents — how many contents
//   topics — how many topics
//   interactions — how many interactions of every kind
//   influences — how many pairs of who influences whom
// access: read

RETURN COUNT { (:Network) } AS networks,
       COUNT { (:Account) } AS accounts,
       COUNT { (:Person) } - COUNT {
         MATCH (person:Person)<-[:HELD_BEFORE]-() WHERE NOT EXISTS { (person)<-[:HELD_BY]-() }
         RETURN DISTINCT person } AS persons,
       COUNT { (:Community) } AS communities,
       COUNT { (:Content) } AS contents,
       COUNT { (:Topic) } AS topics,
       COUNT { ()-[:REPLIED]->() } + COUNT { ()-[:ANSWERED]->() } + COUNT { ()-[:ACCEPTED]->() }
         + COUNT { ()-[:LIKED]->() } + COUNT { ()-[:REPOSTED]->() } + COUNT { ()-[:QUOTED]->() }
         + COUNT { ()-[:MENTIONED]->() } + COUNT { ()-[:FOLLOWED]->() }
         + COUNT { ()-[:MESSAGED]->() } AS interactions,
       COUNT { ()-[:INFLUENCES]->() } AS influences
