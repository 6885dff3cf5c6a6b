"""Write a result back beside what was loaded, so that no reader ever takes half a run for a whole.

A run is ``writing`` until all of it stands in the graph, then ``complete``; only then what older
runs left is deleted. If the program ends in between, the next analysis sweeps up.
"""

from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from itertools import zip_longest
from typing import Any

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from leylines.graph.errors import AnalysisError
from leylines.graph.progress import Progress
from leylines.graph.store import Store
from leylines.queries.analysis.apart import apart
from leylines.queries.analysis.result import Result

ROWS = 20_000
"""Rows of one transaction."""


@dataclass(frozen=True, slots=True)
class Statement:
    """The Cypher that writes the rows of a table.

    Attributes
    ----------
    body : str
        Does something for the row ``i``: each column is a list, ``$score[i]`` a value.
    nodes : mapping of str to str
        Columns that name nodes, with their label; in ``body`` the nodes stand under these names.
    """

    body: str
    nodes: Mapping[str, str] = field(default_factory=dict)

    @property
    def cypher(self) -> str:
        """The whole statement; it returns the number of rows, ``n``.

        Each node is looked up once, however many rows name it. If one is not there, nothing is
        written and no row counts.
        """
        labels = sorted(set(self.nodes.values()))
        found = [
            f"CALL () {{ UNWIND $`{label} ids` AS id MATCH (n:{label} {{id: id}}) "
            f"RETURN collect(n) AS `{label}` }}"
            for label in labels
        ]
        all_there = " AND ".join(f"size(`{label}`) = size($`{label} ids`)" for label in labels)
        ends = [f"`{label}`[${name}[i]] AS {name}" for name, label in self.nodes.items()]
        return "\n".join(
            [
                *found,
                *([f"WITH * WHERE {all_there}"] if found else []),
                "UNWIND range(0, $size - 1) AS i",
                f"WITH {', '.join(['i', *ends])}",
                self.body,
                "RETURN count(*) AS n",
            ]
        )

    def parameters(self, rows: pa.Table) -> dict[str, Any]:
        """Return rows as its parameters; times become milliseconds since 1970."""
        values: dict[str, Any] = {name: _values(rows[name]) for name in rows.column_names}
        for label in set(self.nodes.values()):
            names = [name for name, other in self.nodes.items() if other == label]
            chunks = [chunk for name in names for chunk in rows[name].chunks]
            coded = pa.chunked_array(chunks).combine_chunks().dictionary_encode()
            values[f"{label} ids"] = coded.dictionary.to_pylist()
            places = coded.indices.to_pylist()
            for number, name in enumerate(names):
                values[name] = places[number * len(rows) : (number + 1) * len(rows)]
        return values | {"size": len(rows)}


BEGIN = """
MERGE (run:Run {id: $run})
SET run.status = 'writing', run.at = datetime(), run += $properties,
    run.data_until = datetime({epochMillis: $data_until})
WITH run
MATCH (run)-[before:MEASURED]->()
DELETE before
"""

# Each does something for each row of its table. Names and runs of detected communities are set at
# the very end: until then an older run's may stand under the same ids.
CREATE: Mapping[str, Statement] = {
    "detected": Statement(
        "MERGE (c:Community {id: $community[i]}) "
        "ON CREATE SET c.kind = 'detected', c.name = $name[i]"
    ),
    "influences": Statement(
        """
CREATE (source)-[:INFLUENCES {run: $run, strength: $strength[i], probability: $probability[i],
    low: $low[i], high: $high[i], interactions: $interactions[i],
    last_at: datetime({epochMillis: $last_at[i]})}]->(target)""",
        {"source": "Person", "target": "Person"},
    ),
    "scores": Statement(
        """
CREATE (person)-[:SCORED {run: $run, score: $score[i], percentile: $percentile[i], rank: $rank[i],
    low: $low[i], high: $high[i], global_percentile: $global_percentile[i], lift: $lift[i],
    quadrant: $quadrant[i], pagerank: $pagerank[i], percentile_low: $percentile_low[i],
    percentile_high: $percentile_high[i], lift_low: $lift_low[i], lift_high: $lift_high[i],
    tier: $tier[i]}]->(community)""",
        {"person": "Person", "community": "Community"},
    ),
    "measured": Statement(
        """
MATCH (run:Run {id: $run})
CREATE (run)-[:MEASURED {members: $members[i], interactions: $interactions[i],
    correlation: $correlation[i], low: $low[i], high: $high[i], stability: $stability[i],
    seed_stability: $seed_stability[i],
    resolution_stability: $resolution_stability[i]}]->(community)""",
        {"community": "Community"},
    ),
    "reaches": Statement(
        """
FOREACH (other IN CASE WHEN source = target THEN [] ELSE [target] END |
  CREATE (source)-[:REACHES {run: $run, share: $share[i], low: $low[i], high: $high[i]}]->(other))
""",
        {"source": "Community", "target": "Community"},
    ),
    "routes": Statement("""
MATCH (run:Run {id: $run})
CREATE (run)-[:FOUND]->(route:Route {id: $route[i], run: $run, kind: $kind[i], rank: $rank[i],
    probability: $probability[i], low: $low[i], high: $high[i], standing: $standing[i],
    value: $value[i]})
WITH route, i
CALL (route, i) {
  MATCH (a:Community {id: $source[i]}) CREATE (route)-[:FROM]->(a)
}
CALL (route, i) {
  MATCH (b:Community {id: $target[i]}) CREATE (route)-[:INTO]->(b)
}
CALL (route, i) {
  UNWIND range(0, size($persons[i]) - 1) AS position
  MATCH (person:Person {id: $persons[i][position]})
  CREATE (route)-[:STEP {position: position}]->(person)
}"""),
    "persons": Statement(
        """
SET person += {run: $run, global_score: $global_score[i],
    global_percentile: $global_percentile[i], global_rank: $global_rank[i],
    global_low: $global_low[i], global_high: $global_high[i],
    global_pagerank: $global_pagerank[i], betweenness: $betweenness[i],
    participation: $participation[i], community: $community[i],
    global_percentile_low: $global_percentile_low[i],
    global_percentile_high: $global_percentile_high[i], global_tier: $global_tier[i],
    consensus: $consensus[i]}""",
        {"person": "Person"},
    ),
}

END = """
MATCH (run:Run {id: $run})
SET run.status = 'complete', run.at = datetime()
WITH run
UNWIND $detected AS row
MATCH (community:Community {id: row.community})
SET community.name = row.name, community.run = $run
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
    "participation: null, community: null, global_percentile_low: null, "
    "global_percentile_high: null, global_tier: null, consensus: null}",
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

    Raises
    ------
    AnalysisError
        If something that the result speaks of is not in the graph any more.
    """
    begin = {"run": result.id, "properties": properties, "data_until": result.data_until}
    store.write(BEGIN, begin)
    total = sum(result.tables[name].num_rows for name in CREATE)
    done = 0
    progress("Writing", done, total)
    with ThreadPoolExecutor(2) as pool:
        for name in CREATE:
            for at_once in _batches(name, result.tables[name]):
                several = [(store, result.id, name, rows) for rows in at_once]
                done += sum(pool.map(_create, *zip(*several, strict=True)))
                progress("Writing", done, total)
    detected = result.tables["detected"].to_pylist()
    store.write(END, {"run": result.id, "detected": detected})
    sweep(store, result.id, progress)


def _batches(name: str, table: pa.Table) -> Iterator[list[pa.Table]]:
    """Give the rows of a table in batches: those of one list may be written at once."""
    if name != "influences" or table.num_rows <= ROWS:
        yield from ([table.slice(start, ROWS)] for start in range(0, table.num_rows, ROWS))
        return
    _, *ends = _coded(table, "source", "target")
    for pair in apart(*ends):
        sides = [
            [table.take(rows[start : start + ROWS]) for start in range(0, len(rows), ROWS)]
            for rows in pair
        ]
        yield from ([rows for rows in both if rows is not None] for both in zip_longest(*sides))


def _create(store: Store, run: str, name: str, rows: pa.Table) -> int:
    """Write some rows of a table and return how many; see :func:`write`."""
    statement = CREATE[name]
    parameters = statement.parameters(rows) | {"run": run}
    written = int(store.write(statement.cypher, parameters)[0]["n"])
    if written != len(rows):
        raise AnalysisError(
            f"Of {len(rows)} {name}, {written} could be written: the graph has changed",
            cure="Something was deleted meanwhile. Analyse again.",
        )
    return written


def _coded(table: pa.Table, *names: str) -> tuple["pa.Array[Any]", *tuple[NDArray[np.int32], ...]]:
    """Return the ids in some columns, each once, and each column as places among them."""
    chunks = [chunk for name in names for chunk in table[name].chunks]
    coded = pa.chunked_array(chunks).combine_chunks().dictionary_encode()
    places = np.split(coded.indices.to_numpy(), len(names))
    return coded.dictionary, *places


def _values(column: "pa.ChunkedArray[Any]") -> list[Any]:
    is_time = pa.types.is_timestamp(column.type)
    return list((column.cast(pa.int64()) if is_time else column).to_pylist())
