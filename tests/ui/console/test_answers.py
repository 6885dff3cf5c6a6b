"""Answers shown and written as their rows come."""

import csv
import io
import json

import pyarrow.parquet as pq
import pytest
from neo4j.graph import Graph, Node

from leylines.graph.errors import ExportError
from leylines.ui.canvas.rows import rows_view
from leylines.ui.console.table import GrowingTable
from leylines.ui.exports.answers import WRITERS, form_of, save
from leylines.ui.exports.cells import compact

HOSTILE = "\x1b]0;owned\x07\u202e=1+1"


def ada():
    return Node(Graph(), "4:x:1", 1, ["Person"], {"name": "Ada", "id": "ada", "score": 1.5})


def written(form, columns, rows):
    file = io.BytesIO()
    WRITERS[form](columns, rows, file)
    return file.getvalue()


def test_every_form_says_the_same():
    rows = [{"n": 1, "name": "a,b", "tags": ["x", "y"]}, {"n": None, "name": 'q"', "tags": []}]
    columns = ["n", "name", "tags"]
    assert json.loads(written("json", columns, rows)) == rows
    assert [json.loads(line) for line in written("jsonl", columns, rows).splitlines()] == rows
    assert pq.read_table(io.BytesIO(written("parquet", columns, rows))).to_pylist() == rows
    table = list(csv.reader(io.StringIO(written("csv", columns, rows).decode(), newline="")))
    assert table == [columns, ["1", "a,b", '["x", "y"]'], ["", 'q"', "[]"]]


@pytest.mark.parametrize("form", WRITERS)
def test_no_rows(form):
    data = written(form, ["a", "b"], [])
    expected = {"csv": b"a,b\r\n", "json": b"[]\n", "jsonl": b""}
    if form == "parquet":
        assert pq.read_table(io.BytesIO(data)).column_names == ["a", "b"]
    else:
        assert data == expected[form]


def test_rows_are_written_one_by_one():
    """A form that gathered its rows first would take all of them before it writes the first."""
    taken, at_first_write = [], []

    class Watched(io.BytesIO):
        def write(self, data):
            if data.startswith(b'{"n": 0'):
                at_first_write.append(len(taken))
            return super().write(data)

    def rows():
        for n in range(1000):
            taken.append(n)
            yield {"n": n}

    WRITERS["jsonl"](["n"], rows(), Watched())
    assert (at_first_write, len(taken)) == ([1], 1000)


def test_a_column_of_several_types_is_no_parquet(tmp_path):
    with pytest.raises(ExportError, match="several types"):
        save(["a"], [{"a": 1}, {"a": "x"}], tmp_path / "x.parquet")
    assert not list(tmp_path.iterdir())
    with pytest.raises(ExportError, match="No form"):
        form_of(tmp_path / "x.xml")


def test_a_node_keeps_what_it_is():
    said = json.loads(written("jsonl", ["p"], [{"p": ada()}]))
    properties = {"id": "ada", "name": "Ada", "score": 1.5}
    assert said == {"p": {"labels": ["Person"], "properties": properties}}
    assert compact(ada()) == "(:Person {id: 'ada', name: 'Ada'})"


def test_a_table_goes_on_in_the_same_widths(capsys):
    table = GrowingTable(["name", "n"])
    table.add([{"name": "Ada", "n": 1}, {"name": "Ben", "n": 20}])
    table.add([{"name": HOSTILE, "n": 3}])
    lines = capsys.readouterr().out.splitlines()
    assert lines[:3] == ["name   n", "Ada    1", "Ben   20"]
    assert not {"\x1b", "\x07", "\u202e"} & set("".join(lines))


def test_a_network_of_rows():
    graph = Graph()
    nodes = [
        Node(graph, f"4:x:{n}", n, ["Person"], {"id": name, "name": name.title()})
        for n, name in enumerate(["ada", "ben", "cleo"])
    ]
    influences = graph.relationship_type("INFLUENCES")
    edges = []
    for n, (source, target, probability) in enumerate([(0, 1, 0.2), (0, 1, 0.5), (1, 2, None)]):
        edge = influences(graph, f"5:x:{n}", n, {"probability": probability})
        edge._start_node, edge._end_node = nodes[source], nodes[target]
        edges.append(edge)
    view = rows_view([{"r": [edges[0], {"deep": edges[1]}]}, {"r": edges[2], "k": 3}])
    assert [(node.id, node.label, node.kind) for node in view.nodes] == [
        ("ada", "Ada", "person"),
        ("ben", "Ben", "person"),
        ("cleo", "Cleo", "person"),
    ]
    assert [(edge.source, edge.target, edge.probability) for edge in view.edges] == [
        ("ada", "ben", 0.5),
        ("ben", "cleo", None),
    ]
    few = rows_view([{"r": edges}], limit=2)
    assert few.sentence == "Shown: 2 of 3. Left out: the nodes of later rows."
    assert len(few.edges) == 1
    assert not rows_view([]).nodes
