"""Writing interactions: find those that are there, create the rest (thrice as fast as to merge)."""

import pyarrow as pa

from leylines.graph.loading.summary import Counts
from leylines.graph.loading.writing import EACH_ROW, Statements, Writer, pc
from leylines.graph.model import KINDS, Kind


def statements(kind: Kind) -> Statements:
    """Return the Cypher that writes the interactions of a kind."""
    return Statements(
        there=f"MATCH ()-[n:{kind}]->() WHERE n.id IN $id RETURN collect(n.id) AS ids",
        changed=f"""
{EACH_ROW}
MATCH (actor)-[n:{kind} {{id: $id[i]}}]->(target)
WHERE actor.id <> $actor[i] OR target.id <> $target[i] OR n.at.epochMillis <> $at[i]
  OR n.weight <> $weight[i] OR n.communities <> coalesce($communities[i], n.communities)
  OR NOT coalesce($content[i] = n.content, $content[i] IS NULL)
RETURN collect(n.id) AS ids
""",
        create=f"""
{EACH_ROW}
MATCH (actor) WHERE id(actor) = $from_node[i]
MATCH (target) WHERE id(target) = $to_node[i]
CREATE (actor)-[:{kind} {{
  id: $id[i], at: datetime({{epochMillis: $at[i]}}), communities: coalesce($communities[i], []),
  content: $content[i], weight: $weight[i]
}}]->(target)
RETURN count(*) AS n
""",
        # The ends of a relationship cannot be changed, so it is made anew.
        update=f"""
{EACH_ROW}
MATCH ()-[n:{kind} {{id: $id[i]}}]->()
MATCH (actor:Account {{id: $actor[i]}})
MATCH (target:Account {{id: $target[i]}})
WITH i, n, actor, target, n.communities AS communities, n.content AS content
DELETE n
CREATE (actor)-[:{kind} {{
  id: $id[i], at: datetime({{epochMillis: $at[i]}}),
  communities: coalesce($communities[i], communities), content: coalesce($content[i], content),
  weight: $weight[i]
}}]->(target)
RETURN count(*) AS n
""",
    )


STATEMENTS = {kind: statements(kind) for kind in KINDS}


# A number finds a node at once, an id by way of the index: so each account is looked up once for
# all of its interactions. A node's number may be given again once it is deleted; where somebody
# deletes accounts of this network in the moment between finding and creating, a number finds
# nothing, for Neo4j gives freed numbers away only when no older transaction is open.
NUMBERS = """
MATCH (n:Account) WHERE n.id IN $id
RETURN collect(n.id) AS ids, collect(id(n)) AS numbers
"""


def with_nodes(writer: Writer, rows: pa.Table) -> pa.Table:
    """Add the numbers of the nodes at both ends, and put together what lies together on the disk.

    The number is null where there is no such account.
    """
    ends = pa.chunked_array([*rows["actor"].chunks, *rows["target"].chunks], pa.string())
    (found,) = writer.run(NUMBERS, pa.table({"id": pc.unique(ends)}))
    ids, numbers = pa.array(found["ids"], pa.string()), pa.array(found["numbers"], pa.int64())
    for name, end in {"from_node": "actor", "to_node": "target"}.items():
        rows = rows.append_column(name, pc.take(numbers, pc.index_in(rows[end], value_set=ids)))
    by_node = [("from_node", "ascending"), ("to_node", "ascending")]
    return rows.take(pc.sort_indices(rows, by_node))


def write_interactions(writer: Writer, rows: pa.Table) -> Counts:
    """Write interactions; the accounts at both ends must be there."""
    counts = Counts()
    for kind in pc.unique(rows["kind"]).to_pylist():
        of_kind, _, _ = writer.write(
            rows.filter(pc.equal(rows["kind"], kind)), STATEMENTS[kind], with_nodes
        )
        counts += of_kind
    return counts
