"""Parquet and Cytoscape JSON: what comes back from them."""

import io
import json
import zipfile
from dataclasses import replace

import pyarrow.parquet as pq

from leylines.ui.canvas import Edge, NetworkView
from leylines.ui.exports import render


def test_parquet_is_read_back_with_its_types(view):
    with zipfile.ZipFile(io.BytesIO(render(view, "parquet"))) as archive:
        nodes, edges = (
            pq.read_table(io.BytesIO(archive.read(f"{name}.parquet")))
            for name in ("nodes", "edges")
        )
    assert nodes.select(["id", "x", "score", "rank"]).to_pylist() == [
        {"id": "ada", "x": -100.0, "score": 90.0, "rank": 1},
        {"id": "forum/ben", "x": 60.0, "score": 60.0, "rank": 2},
        {"id": "forum/cleo", "x": 100.0, "score": None, "rank": None},
    ]
    assert str(nodes.schema.field("rank").type) == "int64"
    assert edges.column("probability").to_pylist() == [0.3, 0.5, 0.6]
    assert edges.column("low").to_pylist() == [0.1, 0.3, None]


def test_cytoscape_finds_places_and_ends(view):
    told = json.loads(render(view, "cyjs"))["elements"]
    ends = [(each["data"]["source"], each["data"]["target"]) for each in told["edges"]]
    assert ends == [(edge.source, edge.target) for edge in view.edges]
    assert [each["data"]["probability"] for each in told["edges"]] == [0.3, 0.5, 0.6]
    assert [each["position"] for each in told["nodes"]] == [
        {"x": node.x, "y": node.y} for node in view.nodes
    ]


def test_no_edge_has_the_id_of_a_node(view):
    nodes = tuple(replace(node, id=f"edge {place}") for place, node in enumerate(view.nodes))
    edges = (Edge("edge 0", "edge 1"),)
    told = json.loads(render(NetworkView("Edges", nodes, edges), "cyjs"))["elements"]
    ids = [each["data"]["id"] for each in (*told["nodes"], *told["edges"])]
    assert len(set(ids)) == 4
