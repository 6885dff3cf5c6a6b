"""The manifest: in every file, the same, with what was changed for the format."""

import io
import json
import re
import struct
import zipfile
from dataclasses import replace
from xml.etree import ElementTree

import networkx as nx
import pypdf
import pytest

from leylines.ui.canvas import Edge, NetworkView, Node, Origin
from leylines.ui.exports import FORMATS, render
from leylines.ui.exports.manifest import as_text

GEXF = "{http://www.gexf.net/1.2draft}"
SVG = "{http://www.w3.org/2000/svg}"


def chunks(data):
    """Give the chunks of a PNG: kind and body."""
    at = 8
    while at < len(data):
        (length,) = struct.unpack(">I", data[at : at + 4])
        yield data[at + 4 : at + 8], data[at + 8 : at + 8 + length]
        at += length + 12


def of_png(data):
    texts = [body for kind, body in chunks(data) if kind == b"iTXt"]
    return dict(text.split(b"\0\0\0\0\0", 1) for text in texts)[b"Leylines"]


def of_html(data):
    return re.search(rb'<script id="manifest" type="application/json">(.*?)</script>', data)[1]


def of_zip(data):
    return zipfile.ZipFile(io.BytesIO(data)).read("manifest.json")


def of_cypher(data):
    return re.sub("^// ?", "", data.decode().split("\n\n")[0], flags=re.MULTILINE)


def of_gexf(data):
    return next(
        each for each in ElementTree.fromstring(data).iter() if "description" in each.tag
    ).text


READERS = {
    "html": of_html,
    "png": of_png,
    "svg": lambda data: ElementTree.fromstring(data).find(f"{SVG}metadata").text,
    "pdf": lambda data: pypdf.PdfReader(io.BytesIO(data)).attachments["manifest.json"][0],
    "gexf": of_gexf,
    "graphml": lambda data: nx.parse_graphml(data.decode()).graph["manifest"],
    "cyjs": lambda data: json.loads(data)["data"]["manifest"],
    "json": lambda data: as_text(json.loads(data)["manifest"]),
    "csv": of_zip,
    "parquet": of_zip,
    "neo4j": of_zip,
    "cypher": of_cypher,
    "ipynb": lambda data: as_text(json.loads(data)["metadata"]["leylines"]),
}


def manifest_in(view, format):
    return json.loads(READERS[format](render(view, format)))


@pytest.mark.parametrize("format", FORMATS)
def test_every_file_tells_how_it_was_made(view, format):
    told = manifest_in(view, format)
    assert told.pop("changes") is not None
    assert told == {
        "manifest": 1,
        "format": format,
        "title": "Bread",
        "sentence": "Shown: 3 of 5. Left out: those below rank 3.",
        "shown": {"nodes": 3, "edges": 3},
        "of": 5,
        "left_out": "those below rank 3",
        "meaning": {
            "colour": "standing",
            "size": "score",
            "probability": "probability of a reaction",
        },
        "legend": {"strong in both": "#0072b2", "local hero": "#d55e00", "the rest": "#8c8c8c"},
        "made": {
            "builder": "community",
            "parameters": {"key": "forum/bread", "limit": 3},
            "run": {
                "id": "run-2",
                "seed": 1,
                "data_until": "2026-03-04T18:00:00Z",
                "parameters": {"half_life_days": 90.0},
                "versions": {"leylines": "0.1.0"},
            },
        },
    }


@pytest.mark.parametrize("format", FORMATS)
def test_a_hostile_title_comes_back_from_every_file(hostile_view, format):
    named = replace(hostile_view, origin=Origin("overview"))
    assert manifest_in(named, format)["title"] == hostile_view.title


AWKWARD = NetworkView(
    "Awkward",
    (
        Node("a", "=1+1", 0, 0, 5, "#000000", "", facts=(("id", "x"), ("big", 2**70), ("n", 1))),
        Node("b", "N\0L " + "x" * 1_000_000, 90, 0, 5, "#000000", "", facts=(("n", 2.5),)),
        Node("c", "\ud800", 180, 0, 5, "#000000", "", facts=(("n", "many"),)),
    ),
    (Edge("a", "b", probability=0.5),),
    origin=Origin("overview"),
)
UNKNOWN = "a value that is not known is left out"
RENAMED = "a fact called 'id' is called 'id (fact)'"
HALF = "half of a surrogate pair was replaced by U+FFFD"
LARGE = "a whole number of more than 64 bits became text"
ILLEGAL = "a character that XML cannot hold was replaced by U+FFFD"
LINE = "a name became one line of at most 40 signs that can be drawn"
PROPERTY = "the property 'id (fact)' is called 'id__fact_'"
CHANGES = {
    "html": {"a number is rounded to what a person reads": 1},
    "png": {LINE: 2},
    "svg": {LINE: 2},
    "gexf": {RENAMED: 1, HALF: 1, LARGE: 1, ILLEGAL: 1, UNKNOWN: 4,
             "y grows upwards in GEXF, so its sign was turned": 3},
    "graphml": {RENAMED: 1, HALF: 1, LARGE: 1, ILLEGAL: 1, UNKNOWN: 4},
    "cyjs": {RENAMED: 1, HALF: 1, "a whole number that JavaScript cannot hold became text": 1,
             UNKNOWN: 4},
    "json": {HALF: 1},
    "csv": {RENAMED: 1, HALF: 1, "a text that begins like a formula has an apostrophe before it": 1,
            "a value that is not known is an empty cell": 8},
    "parquet": {RENAMED: 1, HALF: 1, "a number became text": 3},
    "neo4j": {RENAMED: 1, HALF: 1, PROPERTY: 1, LARGE: 1, "a number became text": 2},
    "cypher": {RENAMED: 1, HALF: 1, PROPERTY: 1, LARGE: 1, UNKNOWN: 4},
    "ipynb": {},
}  # fmt: skip


@pytest.mark.parametrize("format", CHANGES)
def test_no_value_changes_silently(format):
    told = manifest_in(AWKWARD, format)["changes"]
    assert {each["change"]: each["values"] for each in told} == CHANGES[format]


def test_a_report_says_that_it_cuts():
    told = {each["change"]: each["values"] for each in manifest_in(AWKWARD, "pdf")["changes"]}
    assert told == {LINE: 2, "a text was cut to what a page can show": 1}
