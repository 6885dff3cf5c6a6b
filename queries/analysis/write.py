"""Write a result back beside what was loaded, so that no reader ever takes half a run for a whole.

A run is ``writing`` until all of it stands in the graph, then ``complete``; only then what older
runs left is deleted. If the program ends in between, the next analysis sweeps up.
"""

from collections.abc import Iterator, Mapping
from typing import Any

import pyarrow as pa

from leylines.graph.progress import Progress
from leylines.graph.store import Store
from leylines.queries.analysis.result import Result

ROWS = 20_000
"""Rows of one transaction."""

BEGIN = """
MERGE (run:Run {id: $run})
SET run.status = 'writing', run.at = datetime(), run += $properties,
    run.data_until = datetime({epochMillis: $data_until})
WITH run
MATCH (run)-[before:MEASURED]->()
DELETE before
"""

# Each takes $rows (lists in the order of the table's columns) and $run. Names and runs of detected
# communities are set at the very end: until then an older run's may stand under the same ids.
CREATE: Mapping[str, str] = {
    "detected": "UNWIND $rows AS row MERGE (c:Community {id: row[0]}) "
    "ON CREATE SET c.kind = 'detected', c.name = row[1]",
    "influences": """
UNWIND $rows AS row
MATCH (source:Person {id: row[0]}) MATCH (target:Person {id: row[1]})
CREATE (source)-[:INFLUENCES {run: $run, strength: row[2], probability: row[3], low: row[4],
    high: row[5], interactions: row[6], last_at: datetime({epochMillis: row[7]})}]->(target)""",
    "scores": """
UNWIND $rows AS row
MATCH (person:Person {id: row[0]}) MATCH (community:Community {id: row[1]})
CREATE (person)-[:SCORED {run: $run, score: row[2], percentile: row[3], rank: row[4], low: row[5],
    high: row[6], global_percentile: row[7], lift: row[8], quadrant: row[9],
    pagerank: row[10]}]->(community)""",
    "measured": """
MATCH (run:Run {id: $run}) UNWIND $rows AS row MATCH (community:Community {id: row[0]})
CREATE (run)-[:MEASURED {members: row[1], interactions: row[2], correlation: row[3], low: row[4],
    high: row[5]}]->(community)""",
    "reaches": """
UNWIND $rows AS row WITH row WHERE row[0] <> row[1]
MATCH (a:Community {id: row[0]}) MATCH (b:Community {id: row[1]})
CREATE (a)-[:REACHES {run: $run, share: row[2], low: row[3], high: row[4]}]->(b)""",
    "routes": """
MATCH (run:Run {id: $run}) UNWIND $rows AS row
CREATE (run)-[:FOUND]->(route:Route {id: row[0], run: $run, kind: row[1], rank: row[2],
    probability: row[3], low: row[4], high: row[5], standing: row[6], value: row[7]})
WITH route, row
OPTIONAL MATCH (a:Community {id: row[8]})
FOREACH (known IN CASE WHEN a IS NULL THEN [] ELSE [a] END | CREATE (route)-[:FROM]->(known))
WITH route, row
OPTIONAL MATCH (b:Community {id: row[9]})
FOREACH (known IN CASE WHEN b IS NULL THEN [] ELSE [b] END | CREATE (route)-[:INTO]->(known))
WITH route, row
UNWIND range(0, size(row[10]) - 1) AS position
MATCH (person:Person {id: row[10][position]})
CREATE (route)-[:STEP {position: position}]->(person)""",
    "persons": """
UNWIND $rows AS row
MATCH (person:Person {id: row[0]})
SET person += {run: $run, global_score: row[1], global_percentile: row[2], global_rank: row[3],
    global_low: row[4], global_high: row[5], global_pagerank: row[6], betweenness: row[7],
    participation: row[8], community: row[9]}""",
}

END = """
MATCH (run:Run {id: $run})
SET run.status = 'complete', run.at = datetime()
WITH run
UNWIND $detected AS row
MATCH (community:Community {id: row[0]})
SET community.name = row[1], community.run = $run
"""

COUNTS = """
MATCH (run:Run {id: $run})
RETURN run.influences = COUNT { ()-[r:INFLUENCES {run: $run}]->() }
   AND run.standings = COUNT { ()-[r:SCORED {run: $run}]->() }
   AND run.active = COUNT { (p:Person {run: $run}) } AS whole
"""

# Each deletes up to $rows of what does not belong to the run that is kept, and says how many.
SWEEP = (
    "MATCH ()-[r:INFLUENCES]->() WHERE r.run <> $keep WITH r LIMIT $rows DELETE r",
    "MATCH ()-[r:SCORED]->() WHERE r.run <> $keep WITH r LIMIT $rows DELETE r",
    "MATCH ()-[r:REACHES]->() WHERE r.run <> $keep WITH r LIMIT $rows DELETE r",
    "MATCH (run:Run)-[r:MEASURED]->(:Community {kind: 'detected'}) WHERE run.id <> $keep "
    "WITH r LIMIT $rows DELETE r",
    "MATCH (n:Route) WHERE n.run <> $keep WITH n LIMIT $rows DETACH DELETE n",
    "MATCH (n:Community {kind: 'detected'}) WHERE coalesce(n.run, '') <> $keep "
    "WITH n LIMIT $rows DETACH DELETE n",
    "MATCH (n:Person) WHERE n.run <> $keep WITH n LIMIT $rows "
    "SET n += {run: null, global_score: null, global_percentile: null, global_rank: null, "
    "global_low: null, global_high: null, global_pagerank: null, betweenness: null, "
    "participation: null, community: null}",
    "MATCH (n:Run {status: 'writing'}) WITH n LIMIT $rows DETACH DELETE n",
)


def newest_run(store: Store) -> str | None:
    """Return the id of the newest complete run, if there is one."""
    rows = store.read(
        "MATCH (run:Run {status: 'complete'}) RETURN run.id AS id ORDER BY run.at DESC LIMIT 1"
    )
    return rows[0]["id"] if rows else None


def is_whole(store: Store, run: str) -> bool:
    """Tell whether as much of a run stands in the graph as was written."""
    return bool(store.read(COUNTS, {"run": run})[0]["whole"])


def sweep(store: Store, keep: str | None, progress: Progress) -> None:
    """Delete everything derived that does not belong to the run ``keep``.

    Complete runs stay, with their figures of the declared communities (the detected ones are other
    ones in each run); what is loaded is not touched.
    """
    done = 0
    for statement in SWEEP:
        count = ROWS
        while count == ROWS:
            parameters = {"keep": keep or "", "rows": ROWS}
            count = store.write(statement + " RETURN count(*) AS n", parameters)[0]["n"]
            done += count
            progress("Tidying up", done)
    progress("Tidying up", done, done)


def write(store: Store, result: Result, properties: Mapping[str, Any], progress: Progress) -> None:
    """Write a result whose run does not stand in the graph yet, then sweep up older ones.

    Parameters
    ----------
    properties : mapping
        What the run's node carries beside its id, status and times.
    """
    begin = {"run": result.id, "properties": properties, "data_until": result.data_until}
    store.write(BEGIN, begin)
    total = sum(result.tables[name].num_rows for name in CREATE)
    done = 0
    progress("Writing", done, total)
    for name, statement in CREATE.items():
        for rows in batches(result.tables[name]):
            store.write(statement, {"run": result.id, "rows": rows})
            done += len(rows)
            progress("Writing", done, total)
    detected = [row for rows in batches(result.tables["detected"]) for row in rows]
    store.write(END, {"run": result.id, "detected": detected})
    sweep(store, result.id, progress)


def batches(table: pa.Table) -> Iterator[list[list[Any]]]:
    """Yield a table's rows, ``ROWS`` at a time, as lists; times become milliseconds since 1970."""
    for start in range(0, table.num_rows, ROWS):
        part = table.slice(start, ROWS)
        columns = [
            column.cast(pa.int64()) if pa.types.is_timestamp(column.type) else column
            for column in part.columns
        ]
        yield [list(row) for row in zip(*(column.to_pylist() for column in columns), strict=True)]
