"""Loading as anyone would write it with the driver, to compare with: one list of maps a batch."""

from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from leylines.graph.loading.batches import in_network, pc

ROWS = 20_000
LOCAL = {
    "accounts": ("id",),
    "communities": ("id",),
    "contents": ("id", "author", "communities"),
    "interactions": ("id", "actor", "target", "communities", "content"),
}
AT = "datetime({epochMillis: row.at})"
ACCOUNT = """
UNWIND $rows AS row MATCH (network:Network {id: 'bench'})
MERGE (n:Account {id: row.id}) SET n.handle = row.id
MERGE (n)-[:ON]->(network)
MERGE (p:Person {id: row.id}) SET p.name = row.id
MERGE (n)-[:HELD_BY]->(p)
"""
COMMUNITY = """
UNWIND $rows AS row MATCH (network:Network {id: 'bench'})
MERGE (n:Community {id: row.id}) SET n.name = row.name
MERGE (n)-[:ON]->(network)
"""
CONTENT = f"""
UNWIND $rows AS row
MERGE (n:Content {{id: row.id}}) SET n.kind = row.kind, n.title = row.title, n.at = {AT}
WITH n, row
MATCH (a:Account {{id: row.author}})
MERGE (a)-[w:AUTHORED]->(n) SET w.at = {AT}
WITH n, row
UNWIND row.communities AS id
MATCH (c:Community {{id: id}})
MERGE (n)-[:IN]->(c)
"""
INTERACTION = f"""
UNWIND $rows AS row
MATCH (a:Account {{id: row.actor}})
MATCH (b:Account {{id: row.target}})
MERGE (a)-[r:%s {{id: row.id}}]->(b)
SET r.at = {AT}, r.communities = row.communities, r.content = row.content, r.weight = 1.0
"""
CREATED = f"""
UNWIND $rows AS row
MATCH (a:Account {{id: row.actor}})
MATCH (b:Account {{id: row.target}})
CREATE (a)-[:%s {{id: row.id, at: {AT}, communities: row.communities, content: row.content,
                  weight: 1.0}}]->(b)
"""


def load(store, folder: Path, create: bool = False) -> None:
    """Load the tables of :mod:`data`: each MERGEd, or created without a look at what is there."""
    store.write("MERGE (:Network {id: 'bench'})")
    statements = {"accounts": ACCOUNT, "communities": COMMUNITY, "contents": CONTENT}
    for table, cypher in statements.items():
        # Nodes are new in an empty graph; relationships between a new node and another too.
        for rows in batches(folder, table):
            store.write(created(cypher) if create else cypher, {"rows": rows.to_pylist()})
    for rows in batches(folder, "interactions"):
        for kind in pc.unique(rows["kind"]).to_pylist():
            of_kind = rows.filter(pc.equal(rows["kind"], kind)).to_pylist()
            store.write((CREATED if create else INTERACTION) % kind, {"rows": of_kind})


def created(cypher: str) -> str:
    """Return the same Cypher with CREATE in the place of MERGE."""
    return cypher.replace("MERGE", "CREATE")


def batches(folder: Path, table: str):
    for batch in pq.ParquetFile(folder / f"{table}.parquet").iter_batches(ROWS):
        rows = pa.Table.from_batches([batch])
        for name in LOCAL[table]:
            place = rows.schema.get_field_index(name)
            rows = rows.set_column(place, name, in_network(rows[name], "bench"))
        if "at" in rows.column_names:
            place = rows.schema.get_field_index("at")
            rows = rows.set_column(place, "at", rows["at"].cast(pa.int64()))
        yield rows
