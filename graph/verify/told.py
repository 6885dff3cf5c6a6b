"""What a source tells, compared with what the graph holds, record by record."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pyarrow as pa

from leylines.graph.loading.accounts import OURS
from leylines.graph.loading.batches import make_ready, pc, split
from leylines.graph.model import KINDS, SCHEMAS, Batch, Table
from leylines.graph.progress import Progress, silent
from leylines.graph.sources.source import Source
from leylines.graph.store.store import Store

MOST_DIFFERENCES = 100_000
"""So many records are kept that seem to differ; then the comparison ends early, and says so."""

FOUND: Mapping[str, str] = {
    "accounts": f"""
UNWIND $ids AS id MATCH (n:Account {{id: id}})
RETURN id, n.handle AS handle, n.name AS name, n.url AS url, n.created_at AS created_at,
  [(n)-[held:HELD_BY|WITHHELD]->(p) WHERE held.evidence IN {OURS} | p.id] AS person""",
    "communities": """
UNWIND $ids AS id MATCH (n:Community {id: id}) RETURN id, n.name AS name, n.kind AS kind""",
    "contents": """
UNWIND $ids AS id MATCH (n:Content {id: id}) WHERE n.kind IS NOT NULL
RETURN id, n.kind AS kind, n.at AS at, n.title AS title, n.text AS text, n.url AS url,
  n.views AS views, [(n)<-[:AUTHORED]-(a) | a.id] AS author, [(n)-[:UNDER]->(p) | p.id] AS parent,
  [(n)-[:IN]->(c) | c.id] AS communities, [(n)-[:ABOUT]->(t) | t.id] AS topics""",
} | {
    kind: f"""
UNWIND $ids AS id MATCH (a)-[n:{kind} {{id: id}}]->(b)
RETURN id, type(n) AS kind, a.id AS actor, b.id AS target, n.at AS at, n.weight AS weight,
  n.communities AS communities, n.content AS content"""
    for kind in KINDS
}
"""Cypher that returns the records of a table, of interactions those of a kind, by their ids."""


@dataclass(frozen=True, slots=True)
class Difference:
    """A record that is not as the source tells it; without a column it is missing."""

    table: Table
    id: str
    column: str
    told: object
    found: object


@dataclass(slots=True)
class Comparison:
    """What was compared, and what differs.

    A source may tell of a record several times, each time something else; the last one counts. So a
    difference is kept by its column, and goes when a later record tells the same as the graph.

    Attributes
    ----------
    told : dict of table to int
        Records that the source told of.
    rows_read, rejected : int
        Of the source's rows.
    ended_early : bool
        There were so many differences that the rest was not read.
    """

    told: dict[Table, int] = field(default_factory=lambda: dict.fromkeys(SCHEMAS, 0))
    rows_read: int = 0
    rejected: int = 0
    ended_early: bool = False
    _different: dict[tuple[Table, str], dict[str, tuple[object, object]]] = field(
        default_factory=dict
    )

    def add(self, table: Table, row: Mapping[str, Any], found: Mapping[str, Any] | None) -> None:
        """Compare a record with what the graph holds of it, if anything."""
        self.told[table] += 1
        key = table, row["id"]
        if found is None:
            self._different[key] = {"": (None, None)}
            return
        kept = self._different.pop(key, {})
        kept.pop("", None)
        for column, value in row.items():
            if value is not None and column in found:
                kept.pop(column, None)
                if not same(table, column, value, found[column]):
                    kept[column] = value, found[column]
        if kept:
            self._different[key] = kept

    def remove(self, table: Table, id_: str) -> None:
        """Expect a record no longer: the source itself says that it is gone."""
        self._different.pop((table, id_), None)

    def count(self, table: Table, *, missing: bool) -> int:
        """Return how many records are missing, or are there and different."""
        return sum(
            of == table and ("" in columns) is missing
            for (of, _), columns in self._different.items()
        )

    def differences(self) -> Iterator[Difference]:
        """Yield the differences in the order of the source."""
        for (table, id_), columns in self._different.items():
            for column, (told, found) in columns.items():
                yield Difference(table, id_, column, told, found)

    @property
    def size(self) -> int:
        """How many records differ so far."""
        return len(self._different)


def same(table: Table, column: str, told: Any, found: Any) -> bool:  # noqa: ANN401 - any values
    """Say whether what is told of a record is what the graph holds.

    Examples
    --------
    >>> same("contents", "topics", ["a", "b", "a"], ["b", "a"])
    True
    >>> same("accounts", "person", "ann", [])  # somebody has decided otherwise
    True
    """
    if column == "person":
        return not found or told in found
    if table == "contents" and isinstance(found, list):
        return set(told if isinstance(told, list) else [told]) == set(found)
    return bool(told == found)


def compare(
    store: Store,
    source: Source,
    path: Path,
    network: str,
    options: Mapping[str, str],
    progress: Progress = silent,
) -> Comparison:
    """Read a source again and compare each of its records with the graph, batch by batch.

    Parameters
    ----------
    store : Store
    source : Source
    path : Path
    network : str
        That it was loaded into.
    options : mapping of str to str
        That it was loaded with.
    progress : Progress
        Told of rows read.

    Raises
    ------
    SourceError
        If the files cannot be read as what the source reads.
    """
    result = Comparison()
    for batch in source.batches(path, options):
        progress(f"Comparing {network}", result.rows_read)
        for piece in split(batch):
            _compare_batch(store, result, piece, network)
        for table, ids in batch.removed.items():
            for id_ in ids:
                result.remove(table, f"{network}/{id_}")
        if result.size >= MOST_DIFFERENCES:
            result.ended_early = True
            break
    return result


def _compare_batch(store: Store, result: Comparison, batch: Batch, network: str) -> None:
    ready = make_ready(batch, network)
    result.rows_read += ready.rows_read
    result.rejected += len(ready.rejects)
    for table, rows in ready.tables.items():
        for cypher, part in _parts(table, rows):
            found = {row["id"]: row for row in store.read(cypher, {"ids": part["id"].to_pylist()})}
            for row in part.to_pylist():
                result.add(table, row, found.get(row["id"]))


def _parts(table: Table, rows: pa.Table) -> Iterator[tuple[str, pa.Table]]:
    """Yield the Cypher that finds rows, with the rows that it finds."""
    if not len(rows):
        return
    if table != "interactions":
        yield FOUND[table], rows
        return
    for kind in pc.unique(rows["kind"]).to_pylist():
        yield FOUND[kind], rows.filter(pc.equal(rows["kind"], kind))
