"""Writing accounts, the persons who hold them, and communities."""

import pyarrow as pa

from leylines.graph.loading.batches import pc
from leylines.graph.loading.summary import Counts
from leylines.graph.loading.writing import (
    EACH_ROW,
    Statements,
    Writer,
    differs,
    time_differs,
    time_of,
    told,
)
from leylines.graph.persons import settle
from leylines.graph.privacy.opting import withhold

# What the loader has decided, it may decide anew; what somebody else has, it leaves. Where links of
# accounts hold one elsewhere (docs/decisions/persons.md), what was decided stands in HELD_BEFORE.
OURS = "['own account', 'named by the source']"
DECIDED = "(held:HELD_BEFORE OR NOT EXISTS { (n)-[:HELD_BEFORE]->() })"
IS_HELD_BY_ANOTHER = f"""
  $person[i] IS NOT NULL
  AND NOT EXISTS {{ (n)-[held:HELD_BY|HELD_BEFORE|WITHHELD]->(person:Person)
                    WHERE {DECIDED} AND person.id = $person[i] }}
  AND NOT EXISTS {{ (n)-[held:HELD_BY|HELD_BEFORE|WITHHELD]->()
                    WHERE {DECIDED} AND NOT held.evidence IN {OURS} }}
"""
OTHER_LINKS = """($links[i] IS NOT NULL AND
  (any(link IN $links[i] WHERE NOT link IN coalesce(n.links, []))
   OR any(link IN n.links WHERE NOT link IN $links[i])))"""
HOLD = """
MERGE (person:Person {id: coalesce($person[i], n.id)})
  ON CREATE SET person.name = coalesce(n.name, n.handle)
CREATE (n)-[:HELD_BY {
  confidence: 1.0,
  evidence: CASE WHEN person.id = n.id THEN 'own account' ELSE 'named by the source' END,
  at: datetime({epochMillis: $now})
}]->(person)
"""

ACCOUNTS = Statements(
    there="MATCH (n:Account) WHERE n.id IN $id RETURN collect(n.id) AS ids",
    changed=f"""
{EACH_ROW}
MATCH (n:Account {{id: $id[i]}})
WHERE {differs("handle", "name", "url", "email_hash")} OR {time_differs("created_at")}
  OR {OTHER_LINKS} OR ({IS_HELD_BY_ANOTHER})
RETURN collect(n.id) AS ids
""",
    create=f"""
MATCH (network:Network {{id: $network}})
{EACH_ROW}
CREATE (n:Account {{
  id: $id[i], handle: coalesce($handle[i], $local[i]), name: $name[i], url: $url[i],
  created_at: {time_of("created_at")}, email_hash: $email_hash[i], links: $links[i]
}})-[:ON]->(network)
WITH n, i
{HOLD}
RETURN count(*) AS n
""",
    update=f"""
{EACH_ROW}
MATCH (n:Account {{id: $id[i]}})
SET {told("handle", "name", "url", "email_hash", "links")},
  n.created_at = coalesce({time_of("created_at")}, n.created_at)
WITH n
OPTIONAL MATCH (n)-[:HELD_BY|HELD_BEFORE|WITHHELD]->(own:Person {{id: n.id}})
SET own.name = coalesce(n.name, n.handle)
RETURN count(DISTINCT n) AS n
""",
)

# A person of its own that holds no account any more was only there for want of knowing better.
MOVE = f"""
{EACH_ROW}
MATCH (n:Account {{id: $id[i]}})
WHERE {IS_HELD_BY_ANOTHER}
CALL (n) {{
  MATCH (n)-[held:HELD_BY|HELD_BEFORE|WITHHELD]->(before:Person)
  DELETE held
  WITH DISTINCT n, before
  WHERE before.id = n.id AND NOT EXISTS {{ (before)<-[:HELD_BY|HELD_BEFORE|WITHHELD]-() }}
  DETACH DELETE before
}}
WITH n, i
{HOLD}
RETURN count(*) AS n
"""

COMMUNITIES = Statements(
    there="MATCH (n:Community) WHERE n.id IN $id RETURN collect(n.id) AS ids",
    changed=f"""
{EACH_ROW}
MATCH (n:Community {{id: $id[i]}})
WHERE {differs("name", "kind")}
RETURN collect(n.id) AS ids
""",
    create=f"""
MATCH (network:Network {{id: $network}})
{EACH_ROW}
CREATE (n:Community {{
  id: $id[i], name: coalesce($name[i], $local[i]), kind: coalesce($kind[i], 'group')
}})-[:ON]->(network)
RETURN count(*) AS n
""",
    update=f"""
{EACH_ROW}
MATCH (n:Community {{id: $id[i]}})
SET {told("name", "kind")}
RETURN count(*) AS n
""",
)


def write_accounts(writer: Writer, rows: pa.Table, named: pa.Table) -> Counts:
    """Write accounts, those that are only named too, each held by a person.

    Links between accounts hold what is loaded now as what was loaded before, and what comes of
    somebody who has opted out is withheld.
    """
    counts, new, changed = writer.write(rows, ACCOUNTS)
    if len(changed):
        writer.run(MOVE, changed)
    if pc.count(pa.concat_tables([new, changed])["person"]).as_py():
        settle(writer.transaction)
        withhold(writer.transaction)
    return counts + Counts(implied=writer.imply(named, ACCOUNTS))


def write_communities(writer: Writer, rows: pa.Table, named: pa.Table) -> Counts:
    """Write communities, those that are only named too."""
    counts, _, _ = writer.write(rows, COMMUNITIES)
    return counts + Counts(implied=writer.imply(named, COMMUNITIES))
