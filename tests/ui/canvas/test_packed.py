"""Packed views: each value can be read back, by the rules that the script follows."""

import json

import numpy as np

from leylines.ui.canvas import Edge, NetworkView, Node
from leylines.ui.canvas.expanding import ADDED, expanded
from leylines.ui.canvas.packed import KINDS, pack
from leylines.ui.canvas.selection import Selection, understood


def read(data):
    length = int.from_bytes(data[:4], "little")
    header = json.loads(data[8 : 8 + length])
    body = data[8 + length :]
    columns = {
        name: np.frombuffer(body, KINDS[kind], count, offset).tolist()
        for name, (kind, offset, count) in header["columns"].items()
    }
    return header, columns


def test_every_value_comes_back(view):
    header, columns = read(pack(view))
    assert header["ids"] == ["ada", "forum/ben", "forum/cleo"]
    assert header["labels"][0] == "Ada Stone"
    assert header["sentence"] == view.sentence
    assert columns["x"] == [-100.0, 60.0, 100.0]
    assert columns["source"] == [0, 0, 1]
    assert columns["target"] == [1, 2, 2]
    assert columns["interactions"] == [1, 1, -1]
    assert np.isnan(columns["low"][2])
    assert [header["colours"][code] for code in columns["colour"]] == [
        "#0072b2",
        "#d55e00",
        "#8c8c8c",
    ]
    kinds = {fact["name"]: (fact["kind"], columns[fact["column"]][:2]) for fact in header["facts"]}
    assert kinds == {"score": ("float", [90.0, 60.0]), "rank": ("int", [1.0, 2.0])}
    assert np.isnan(columns["fact 0"][2])


def test_columns_lie_where_a_browser_can_use_them(hostile_view):
    data = pack(hostile_view)
    header, _ = read(data)
    assert (8 + int.from_bytes(data[:4], "little")) % 8 == 0
    assert all(offset % 8 == 0 for _, offset, _ in header["columns"].values())
    assert header["labels"] == [node.label for node in hostile_view.nodes]
    assert data == pack(hostile_view)


def test_what_a_browser_says_is_only_believed_within_the_view(view):
    said = {"nodes": ["ada", "nobody", 7], "edge": None, "how": "lasso"}
    assert understood(view, said, "ada") == Selection(("ada",), None, "ada", "lasso")
    edge = {"nodes": [], "edge": ["ada", "forum/ben"], "how": "click"}
    assert understood(view, edge, None) == Selection((), ("ada", "forum/ben"), None, "click")
    assert understood(view, {"nodes": [], "edge": ["forum/ben", "ada"]}, None) == Selection()
    assert understood(view, "nonsense", "nobody") == Selection()


def test_neighbours_are_added_and_nobody_moves(view):
    around = NetworkView(
        "Ben",
        (
            Node("forum/ben", "Ben", 0, 0, 9, "#000000", ""),
            Node("eve", "Eve", 1, 1, 9, "#000000", ""),
        ),
        (Edge("forum/ben", "eve", 1.0, 0.4), Edge("ada", "forum/ben", 0.4)),
    )
    more = expanded(view, "forum/ben", around)
    assert more.nodes[:3] == view.nodes
    assert [(node.id, node.x, node.y) for node in more.nodes[3:]] == [("eve", 130.0, -40.0)]
    assert [(edge.source, edge.target) for edge in more.edges[3:]] == [("forum/ben", "eve")]
    assert more.legend[-1][0] == ADDED
    assert expanded(more, "forum/ben", around) == more
    assert expanded(view, "nobody", around) == view
