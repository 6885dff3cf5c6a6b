// title: Links between accounts
// question: Which accounts may be one person's or are held together, what speaks for it, and who decided?
// parameters:
//   states: optional list of string = [] — suggested, accepted, declined or undone; none: all
//   networks: optional list of string = [] — only links with an account on one of these; none: all
//   min_confidence: optional float = 0.0 — only links at least this sure
//   limit: optional integer = 100 — how many links, the surest first
// returns:
//   id — the link
//   state — suggested, accepted, declined or undone
//   confidence — 0 to 1, that of the surest evidence
//   evidence — what speaks for it, in plain words
//   by_name_only — whether nothing but similar names does
//   because — why it was decided so, where that was said
//   decided_by — who decided
//   decided_at — and when
//   accounts — the two accounts: id, handle, name, url, network, person, person_name
// access: read

MATCH (link:Link)
WHERE (size($states) = 0 OR link.state IN $states) AND link.confidence >= $min_confidence
  AND (size($networks) = 0 OR EXISTS {
    MATCH (link)-[:LINKS]->(:Account)-[:ON]->(network:Network) WHERE network.id IN $networks })
WITH link ORDER BY link.confidence DESC, link.id LIMIT $limit
RETURN link.id AS id, link.state AS state, link.confidence AS confidence, link.evidence AS evidence,
       link.by_name_only AS by_name_only, link.because AS because,
       link.decided_by AS decided_by, link.decided_at AS decided_at,
       COLLECT { MATCH (link)-[:LINKS]->(account:Account)-[:ON]->(network:Network)
                 MATCH (account)-[:HELD_BY]->(person:Person)
                 RETURN {id: account.id, handle: account.handle, name: account.name,
                         url: account.url, network: network.id, person: person.id,
                         person_name: person.name} ORDER BY account.id } AS accounts
ORDER BY confidence DESC, id
