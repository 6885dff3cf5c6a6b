"""The Cypher script: what it makes of a graph, twice."""

import pytest

from leylines.graph.store.migrate import statements
from leylines.ui.exports import render

pytestmark = pytest.mark.neo4j


def test_a_script_makes_the_view_once_however_often_it_runs(each_store, mixed_view, compare):
    script = render(mixed_view, "cypher").decode()
    for _ in range(2):
        for statement in statements(script):
            each_store.write(statement)
        compare(each_store, mixed_view)
    each_store.write("DROP CONSTRAINT shown_id")


def test_many_rows_are_several_statements(view):
    nodes = tuple(type(view.nodes[0])(str(n), "x", 0, 0, 1, "#000000", "") for n in range(1001))
    script = render(type(view)("Many", nodes, ()), "cypher").decode()
    assert script.count("UNWIND") == 3
