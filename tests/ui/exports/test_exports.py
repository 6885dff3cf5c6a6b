"""Each format: the bytes it always gives, what other programs read from it, whole or not at all."""

import csv
import io
import json
import os
import zipfile
from dataclasses import replace
from pathlib import Path

import networkx as nx
import pytest

from leylines.graph.errors import ExportError
from leylines.ui.canvas import NetworkView, Node, Origin
from leylines.ui.canvas.draw import _library
from leylines.ui.exports import FORMATS, render, write
from leylines.ui.exports.attributed import attributed, legal

GOLDEN = Path(__file__).parent / "golden"
TEXTS = [name for name in FORMATS if name not in ("png", "pdf", "parquet")]


@pytest.mark.parametrize("format", TEXTS)
def test_golden_bytes(view, format):
    data = render(view, format)
    if format == "html":
        library = _library().encode()
        assert data.count(library) == 1
        data = data.replace(library, b"vis-network")
    file = GOLDEN / f"bread{FORMATS[format].suffix}"
    if os.environ.get("LEYLINES_TEST_RENEW_GOLDEN") == "1":
        file.write_bytes(data)
    assert data == file.read_bytes()


@pytest.mark.parametrize("format", FORMATS)
def test_the_same_view_gives_the_same_bytes(hostile_view, format):
    named = replace(hostile_view, origin=Origin("routes", (("limit", 9),)))
    assert render(named, format) == render(named, format)


def test_graphml_is_read_back_equal(view, tmp_path):
    expected = attributed(view)
    read = nx.read_graphml(write(view, tmp_path / "view.graphml"))
    assert dict(read.nodes(data=True)) == dict(expected.nodes(data=True))
    edges = {(u, v): {k: x for k, x in d.items() if k != "id"} for u, v, d in read.edges(data=True)}
    assert edges == {(u, v): d for u, v, d in expected.edges(data=True)}


def test_gexf_is_read_back_equal(view, tmp_path):
    read = nx.read_gexf(write(view, tmp_path / "view.gexf"))
    assert list(read) == [node.id for node in view.nodes]
    for node in view.nodes:
        found = read.nodes[node.id]
        seen = found["viz"]
        assert seen["position"] == {"x": node.x, "y": -node.y, "z": 0.0}
        assert seen["size"] == node.size
        colour = "#" + bytes(seen["color"][name] for name in "rgb").hex()
        assert (colour, found["label"], found["community"]) == (
            node.colour,
            node.label,
            node.community,
        )
        assert all(found[name] == value for name, value in node.facts)
    assert {(u, v): d["probability"] for u, v, d in read.edges(data=True)} == {
        (edge.source, edge.target): edge.probability for edge in view.edges
    }


def test_tables_are_read_back_equal(view, tmp_path):
    with zipfile.ZipFile(write(view, tmp_path / "view.zip")) as archive:
        nodes, edges = (
            list(csv.DictReader(io.StringIO(archive.read(f"{name}.csv").decode(), newline="")))
            for name in ("nodes", "edges")
        )
    assert [(row["id"], float(row["x"]), row["score"]) for row in nodes] == [
        ("ada", -100.0, "90.0"),
        ("forum/ben", 60.0, "60.0"),
        ("forum/cleo", 100.0, ""),
    ]
    assert [row["probability"] for row in edges] == ["0.3", "0.5", "0.6"]


def test_json_is_read_back_equal(view):
    read = json.loads(render(view, "json"))
    assert read["title"] == "Bread"
    assert read["nodes"][0]["facts"] == {"score": 90.0, "rank": 1}
    assert read["edges"][2]["low"] is None


@pytest.mark.parametrize("format", ["graphml", "gexf", "json"])
def test_hostile_names_come_back_as_they_were(hostile_view, format, tmp_path):
    file = write(hostile_view, tmp_path / "view", format)
    labels = [node.label.replace("\ud800", "\ufffd") for node in hostile_view.nodes]
    if format != "json":
        labels = [legal(label) for label in labels]
    if format == "graphml":
        read = [label for _, label in nx.read_graphml(file).nodes(data="label")]
    elif format == "gexf":
        read = [label for _, label in nx.read_gexf(file).nodes(data="label")]
    else:
        read = [node["label"] for node in json.loads(file.read_bytes())["nodes"]]
    assert read == labels


def test_no_cell_is_a_formula(hostile_view):
    with zipfile.ZipFile(io.BytesIO(render(hostile_view, "csv"))) as archive:
        for name in archive.namelist():
            text = io.StringIO(archive.read(name).decode(), newline="")
            for row in csv.reader(text):
                assert not any(cell.startswith(("=", "+", "@", "\t", "\r", "\n")) for cell in row)


@pytest.mark.parametrize("format", ["graphml", "gexf"])
def test_what_xml_cannot_hold_is_replaced(format, tmp_path):
    odd = "NUL \x00 BEL \x07 \ufffe"
    view = NetworkView(odd, (Node(odd, odd, 0, 0, 1, "#000000", odd, facts=((odd, odd),)),), ())
    read = {"graphml": nx.read_graphml, "gexf": nx.read_gexf}[format](
        write(view, tmp_path / "view", format)
    )
    assert read.nodes["NUL \ufffd BEL \ufffd \ufffd"]["label"] == "NUL \ufffd BEL \ufffd \ufffd"


def test_a_view_without_nodes_has_every_format():
    nobody = NetworkView("Nobody", (), (), origin=Origin("overview"))
    assert all(render(nobody, format) for format in FORMATS)


def test_a_file_is_replaced_whole(view, tmp_path):
    file = tmp_path / "view.json"
    file.write_text("before", encoding="utf-8")
    write(view, file)
    assert file.read_bytes() == render(view, "json")
    assert list(tmp_path.iterdir()) == [file]


def test_a_failed_write_leaves_what_was_there(view, tmp_path, monkeypatch):
    file = tmp_path / "view.json"
    file.write_text("before", encoding="utf-8")

    def full(_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(ExportError, match="No space left"):
        write(view, file)
    assert file.read_text(encoding="utf-8") == "before"
    assert list(tmp_path.iterdir()) == [file]


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("view.csv", "view.zip"),
        ("view.docx", "No format goes by the name '.docx'"),
        ("missing/view.json", "cannot be written"),
        (".", "No format"),
    ],
)
def test_what_cannot_be_written_is_said(view, tmp_path, name, words):
    with pytest.raises(ExportError, match=words):
        write(view, tmp_path / name)
    assert list(tmp_path.iterdir()) == []


def test_an_unknown_format_is_said(view, tmp_path):
    with pytest.raises(ExportError, match=r"no format 'docx'.*Use html"):
        write(view, tmp_path / "view.html", "docx")
