"""Writing contents and what they hang together with."""

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


def _other_set(column: str, relationship: str) -> str:
    there = f"[(n)-[:{relationship}]->(m) | m.id]"
    return f"""(${column}[i] IS NOT NULL AND (
    any(id IN ${column}[i] WHERE NOT id IN {there})
    OR any(id IN {there} WHERE NOT id IN ${column}[i])))"""


# A content without a kind is one that was only named, as the parent of another.
CONTENTS = Statements(
    there="MATCH (n:Content) WHERE n.id IN $id AND n.kind IS NOT NULL RETURN collect(n.id) AS ids",
    changed=f"""
{EACH_ROW}
MATCH (n:Content {{id: $id[i]}})
WHERE {differs("kind", "title", "text", "url", "views")} OR {time_differs("at")}
  OR ($author[i] IS NOT NULL AND NOT EXISTS {{ (n)<-[:AUTHORED]-(:Account {{id: $author[i]}}) }})
  OR ($parent[i] IS NOT NULL AND NOT EXISTS {{ (n)-[:UNDER]->(:Content {{id: $parent[i]}}) }})
  OR {_other_set("communities", "IN")}
  OR {_other_set("topics", "ABOUT")}
RETURN collect(n.id) AS ids
""",
    create=f"""
{EACH_ROW}
MERGE (n:Content {{id: $id[i]}})
SET n += {{kind: $kind[i], at: {time_of("at")}, title: $title[i], text: $text[i], url: $url[i],
           views: $views[i]}}
RETURN count(*) AS n
""",
    update=f"""
{EACH_ROW}
MATCH (n:Content {{id: $id[i]}})
SET {told("kind", "title", "text", "url", "views")}, n.at = coalesce({time_of("at")}, n.at)
RETURN count(*) AS n
""",
)

# Where a changed row tells them, they are taken away and made anew.
FORGET = f"""
{EACH_ROW}
MATCH (n:Content {{id: $id[i]}})
OPTIONAL MATCH (n)-[r:IN|ABOUT|UNDER]->()
WHERE CASE type(r) WHEN 'IN' THEN $communities[i] WHEN 'ABOUT' THEN $topics[i]
                   ELSE $parent[i] END IS NOT NULL
DELETE r
WITH DISTINCT n, i
WHERE $author[i] IS NOT NULL
MATCH (n)<-[r:AUTHORED]-()
DELETE r
"""
AUTHORED = f"""
{EACH_ROW}
MATCH (n:Content {{id: $id[i]}})
MATCH (account:Account {{id: $author[i]}})
CREATE (account)-[:AUTHORED {{at: n.at}}]->(n)
RETURN count(*) AS n
"""
UNDER = f"""
{EACH_ROW}
MATCH (n:Content {{id: $id[i]}})
MERGE (parent:Content {{id: $parent[i]}})
CREATE (n)-[:UNDER]->(parent)
RETURN count(*) AS n
"""
IN = f"""
{EACH_ROW}
MATCH (n:Content {{id: $id[i]}})
MATCH (community:Community {{id: $communities[i]}})
CREATE (n)-[:IN]->(community)
RETURN count(*) AS n
"""
ABOUT = f"""
{EACH_ROW}
MATCH (n:Content {{id: $id[i]}})
MERGE (topic:Topic {{id: $topics[i]}}) ON CREATE SET topic.name = $topics[i]
CREATE (n)-[:ABOUT]->(topic)
RETURN count(*) AS n
"""


def write_contents(writer: Writer, rows: pa.Table) -> Counts:
    """Write contents with author, parent, communities and topics.

    The accounts and communities must be there; a parent that is not is created with its id alone
    and filled when it comes.
    """
    counts, new, changed = writer.write(rows, CONTENTS)
    if len(changed):
        writer.run(FORGET, changed)
    written = pa.concat_tables([new, changed])
    for column, cypher in {"author": AUTHORED, "parent": UNDER}.items():
        writer.exactly(cypher, written.filter(pc.is_valid(written[column])))
    for column, cypher in {"communities": IN, "topics": ABOUT}.items():
        writer.exactly(cypher, pairs(written, column))
    return counts


def pairs(rows: pa.Table, column: str) -> pa.Table:
    """Return a row for each different id in a column of lists.

    Examples
    --------
    >>> rows = pa.table({"id": ["a", "b", "c"], "in": [["x", "y", "x"], None, ["y"]]})
    >>> pairs(rows, "in").to_pylist()
    [{'id': 'a', 'in': 'x'}, {'id': 'a', 'in': 'y'}, {'id': 'c', 'in': 'y'}]
    """
    lists = rows[column].combine_chunks()
    ids = rows["id"].take(pc.list_parent_indices(lists))
    flat = pa.table({"id": ids, column: pc.list_flatten(lists)})
    return flat.group_by(["id", column], use_threads=False).aggregate([])
