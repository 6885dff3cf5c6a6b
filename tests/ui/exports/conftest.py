"""What a property graph holds of a view, to compare with the view."""

from dataclasses import replace

import pytest

from leylines.ui.canvas import NetworkView
from leylines.ui.exports.changes import Changes
from leylines.ui.exports.properties import properties
from leylines.ui.exports.rows import known

NODES = "MATCH (n:Shown) RETURN properties(n) AS node ORDER BY n.id"
EDGES = (
    "MATCH (a:Shown)-[r:INFLUENCES]->(b:Shown) "
    "RETURN a.id AS source, b.id AS target, properties(r) AS edge ORDER BY source, target"
)


@pytest.fixture
def mixed_view(view, hostile_view) -> NetworkView:
    """Known people and hostile ones in one view, with what is not known and a very large number."""
    first, *rest = view.nodes
    large = (*first.facts, ("people & more", 2**70), ("of them", 7))
    ada = replace(first, facts=large)
    return NetworkView(
        view.title, (ada, *rest, *hostile_view.nodes), view.edges + hostile_view.edges
    )


@pytest.fixture
def compare():
    """Return a function that compares what a store holds with a view."""

    def compare(store, view):
        nodes, edges = properties(view, Changes())
        found = [row["node"] for row in store.read(NODES)]
        assert found == sorted((known(row, Changes()) for row in nodes), key=lambda row: row["id"])
        expected = [known(row, Changes()) for row in edges]
        ends = [(row.pop("source"), row.pop("target")) for row in expected]
        assert [((row["source"], row["target"]), row["edge"]) for row in store.read(EDGES)] == (
            sorted(zip(ends, expected, strict=True), key=lambda pair: pair[0])
        )

    return compare
