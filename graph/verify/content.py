"""What a graph holds, as counts and one hash: two graphs with the same hash hold the same.

Each node and relationship is hashed by itself and the hashes are added up, so that nothing is
sorted and nothing but the sum is kept: the graph is read once, in any order, in bounded memory.
(Bellare and Micciancio, "A new paradigm for collision-free hashing: incrementality at reduced
cost", EUROCRYPT 1997: it finds damage; it is no proof against somebody who wants to deceive.)
"""

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from leylines.graph.model import KINDS
from leylines.graph.progress import Progress, silent
from leylines.graph.store.store import Store

BITS = 128
TOLD_EVERY = 20_000

NODES = "MATCH (n) RETURN labels(n) AS of, properties(n) AS told"
RELATIONSHIPS = """
MATCH (a)-[r]->(b)
RETURN [type(r)] AS of, [labels(a), a.id, labels(b), b.id] AS ends, properties(r) AS told
"""

# Only what the loader writes, by name: an analysis writes more onto the same persons.
_LOADED_NODES: Mapping[str, str] = {
    "Network": "n {.id, .name, .source}",
    "Account": "n {.id, .handle, .name, .url, .created_at}",
    "Person": "n {.id, .name}",
    "Community": "n {.id, .name, .kind}",
    "Content": "n {.id, .kind, .at, .title, .text, .url, .views}",
    "Topic": "n {.id, .name}",
}
# When an account was found to be held by a person is not told by any source.
_LOADED_RELATIONSHIPS: Mapping[str, str] = {
    "ON": "{}",
    "HELD_BY": "r {.confidence, .evidence}",
    "AUTHORED": "r {.at}",
    "IN": "{}",
    "UNDER": "{}",
    "ABOUT": "{}",
} | dict.fromkeys(KINDS, "properties(r)")
LOADED: tuple[str, ...] = (
    *(
        f"MATCH (n:{label}) WHERE coalesce(n.kind, '') <> 'detected' "
        f"RETURN ['{label}'] AS of, {told} AS told"
        for label, told in _LOADED_NODES.items()
    ),
    *(
        f"MATCH (a)-[r:{type_}]->(b) RETURN ['{type_}'] AS of, a.id AS source, b.id AS target, "
        f"{told} AS told"
        for type_, told in _LOADED_RELATIONSHIPS.items()
    ),
)


@dataclass(frozen=True, slots=True)
class Content:
    """What a graph holds.

    Attributes
    ----------
    counts : mapping of str to int
        Nodes by their labels and relationships by their type, those that are there.
    hash : str
        Of all of them with their properties.
    """

    counts: Mapping[str, int]
    hash: str


@dataclass(slots=True)
class Hashing:
    """A sum of hashes that grows.

    Examples
    --------
    >>> one, other = Hashing(), Hashing()
    >>> one.add([{"of": ["A"], "id": 1}, {"of": ["B"], "id": 2}])
    >>> other.add([{"id": 2, "of": ["B"]}, {"id": 1, "of": ["A"]}])
    >>> one.content() == other.content()
    True
    >>> one.add([{"of": ["A"], "id": 1}])
    >>> one.content() == other.content()
    False
    """

    counts: Counter[str] = field(default_factory=Counter)
    total: int = 0

    def add(self, rows: Iterable[Mapping[str, Any]]) -> None:
        """Add rows, each what ``of`` is and what it tells, in any order."""
        for row in rows:
            self.counts[":".join(sorted(row["of"]))] += 1
            text = json.dumps(row, default=str, sort_keys=True).encode()
            digest = hashlib.blake2b(text, digest_size=BITS // 8).digest()
            self.total = (self.total + int.from_bytes(digest)) % (1 << BITS)

    def content(self) -> Content:
        """Return what was added so far."""
        return Content(dict(sorted(self.counts.items())), f"{self.total:0{BITS // 4}x}")


def loaded_content(store: Store, progress: Progress = silent) -> Content:
    """Return what was loaded into a graph, leaving out when it was and what analyses found.

    Parameters
    ----------
    store : Store
    progress : Progress
        Told of nodes and relationships read.
    """
    return _content(store, LOADED, progress)


def whole_content(store: Store, progress: Progress = silent) -> Content:
    """Return all that a graph holds: whatever was loaded, found, or written by others."""
    return _content(store, (NODES, RELATIONSHIPS), progress)


def _content(store: Store, queries: Iterable[str], progress: Progress) -> Content:
    hashing = Hashing()
    for cypher in queries:
        with store.stream(cypher) as rows:
            hashing.add(_told(_sorted(rows), hashing, progress))
    return hashing.content()


def _sorted(rows: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Put labels in order, which Neo4j gives in any."""
    for row in rows:
        ends = [sorted(each) if isinstance(each, list) else each for each in row.get("ends", ())]
        yield row | {"of": sorted(row["of"]), "ends": ends}


def _told(
    rows: Iterator[dict[str, Any]], hashing: Hashing, progress: Progress
) -> Iterator[dict[str, Any]]:
    for row in rows:
        done = hashing.counts.total()
        if not done % TOLD_EVERY:
            progress("Reading the graph", done)
        yield row
