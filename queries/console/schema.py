"""What stands in the graph, as completion and ``:schema`` need it: read once, renewed on change."""

import threading
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from leylines.queries.console.tokens import quoted

if TYPE_CHECKING:
    from leylines.graph.store import Rows, Store

SAMPLE = 200
"""So many nodes of a label and relationships of a type are looked at for their properties."""

_LABEL = """
MATCH (x:{name}) WITH x LIMIT $sample UNWIND keys(x) AS property
RETURN {text} AS name, null AS source, null AS target, collect(DISTINCT property) AS properties
"""
_TYPE = """
MATCH (a)-[x:{name}]->(b) WITH a, x, b LIMIT $sample
UNWIND CASE keys(x) WHEN [] THEN [null] ELSE keys(x) END AS property
RETURN {text} AS name, head(labels(a)) AS source, head(labels(b)) AS target,
       collect(DISTINCT property) AS properties
"""


@dataclass(frozen=True, slots=True)
class Schema:
    """Labels, relationship types and functions.

    Attributes
    ----------
    labels, types : mapping of str to tuple of str
        The properties that are seen on each.
    ends : mapping of str to tuple of (str, str)
        Between which labels a type is seen.
    functions, procedures : mapping of str to str
        The signature of each.
    """

    labels: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    types: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    ends: Mapping[str, tuple[tuple[str, str], ...]] = field(default_factory=dict)
    functions: Mapping[str, str] = field(default_factory=dict)
    procedures: Mapping[str, str] = field(default_factory=dict)

    def properties_of(self, names: Iterable[str]) -> list[str]:
        """Return the properties of labels or types; of everything, if none of them is known.

        Examples
        --------
        >>> Schema({"Person": ("id", "name")}, {"LIKED": ("at",)}).properties_of(["LIKED"])
        ['at']
        """
        every = {**self.types, **self.labels}
        known = [every[name] for name in names if name in every] or list(every.values())
        return sorted({name for properties in known for name in properties})


def read_schema(store: "Store") -> Schema:
    """Read the schema from a graph; properties and ends by a sample of what bears each name."""
    labels = [row["label"] for row in store.read("CALL db.labels() YIELD label")]
    types = [
        row["relationshipType"]
        for row in store.read("CALL db.relationshipTypes() YIELD relationshipType")
    ]
    of_labels = _sampled(store, _LABEL, labels)
    of_types = _sampled(store, _TYPE, types)
    return Schema(
        labels={name: _properties(of_labels, name) for name in sorted(labels)},
        types={name: _properties(of_types, name) for name in sorted(types)},
        ends={name: _ends(of_types, name) for name in sorted(types)},
        functions=_signatures(store, "FUNCTIONS"),
        procedures=_signatures(store, "PROCEDURES"),
    )


def _sampled(store: "Store", part: str, names: list[str]) -> "Rows":
    """Ask about all names in one query: planning one for each takes seconds."""
    parts = [
        part.format(name=quoted(name), text=f"$names[{place}]") for place, name in enumerate(names)
    ]
    if not parts:
        return []
    return store.read(" UNION ALL ".join(parts), {"sample": SAMPLE, "names": names})


def _properties(rows: "Rows", name: str) -> tuple[str, ...]:
    found = {each for row in rows if row["name"] == name for each in row["properties"]}
    return tuple(sorted(found))


def _ends(rows: "Rows", name: str) -> tuple[tuple[str, str], ...]:
    pairs = {(row["source"] or "", row["target"] or "") for row in rows if row["name"] == name}
    return tuple(sorted(pairs))


def _signatures(store: "Store", what: str) -> dict[str, str]:
    rows = store.ask_server(f"SHOW {what} YIELD name, signature")
    return {row["name"]: row["signature"] for row in sorted(rows, key=lambda row: row["name"])}


class LiveSchema:
    """The schema of a graph that may change; safe to ask from several threads.

    Parameters
    ----------
    store : Store
    """

    def __init__(self, store: "Store") -> None:
        self._store = store
        self._reading = threading.Lock()
        self._known = Schema()
        self._state = ""

    def known(self) -> Schema:
        """Return the schema as it was last read, empty at first, without asking the graph."""
        return self._known

    def now(self) -> Schema:
        """Return the schema as it is, reading it if the graph has changed since."""
        with self._reading:
            state = self._store.state()
            if state != self._state:
                self._known, self._state = read_schema(self._store), state
            return self._known
