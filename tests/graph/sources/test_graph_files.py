"""GraphML and GEXF, by hand and as graph programs write them."""

import gzip
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import networkx as nx
import pytest

from leylines.graph.errors import SourceError

GOLDEN = Path(__file__).parents[2] / "ui/exports/golden"
AT = "2026-01-31T00:00:00Z"


def acts(reading):
    return [
        (i["kind"], i["actor"], i["target"], int(i["at"].timestamp()), i["weight"])
        for i in reading.records.get("interactions", [])
    ]


def day(number, hour=0):
    return int(datetime(2026, 3, number, hour, tzinfo=UTC).timestamp())


def test_graphml(read, tmp_path, example_of):
    reading = read("graphml", example_of("graphml", tmp_path))
    assert acts(reading) == [
        ("LIKED", "a", "b", 1_700_000_000, 2.5),
        ("LIKED", "a", "b", 1_700_000_000, 1.0),
        ("FOLLOWED", "b", "a", 1_700_000_001, 1.0),
        ("FOLLOWED", "a", "b", 1_700_000_001, 1.0),
    ]
    assert [i["id"] for i in reading.records["interactions"]][:2] == [
        "LIKED:a:b:1700000000000:0",
        "LIKED:a:b:1700000000000:1",
    ]
    assert [(a["id"], a["name"]) for a in reading.records["accounts"]] == [
        ("a", "Ann & co"),
        ("b", None),
    ]
    assert [(r.line, r.column) for r in reading.rejects] == [(19, "at"), (20, "")]
    assert "--option at=" in reading.rejects[0].reason
    assert reading.rows_read == 7


def test_gexf(read, tmp_path, example_of):
    reading = read("gexf", example_of("gexf", tmp_path), community="where")
    assert acts(reading) == [
        ("LIKED", "a", "b", day(1, 12), 1.0),
        ("REPLIED", "a", "b", day(1), 3.0),
        ("REPLIED", "a", "b", day(4, 23), 3.0),
        ("REPLIED", "b", "a", day(1, 12), 1.0),
        ("REPLIED", "b", "a", day(2, 12), 1.0),
        ("REPLIED", "a", "b", day(1, 12), 1.0),
        ("REPLIED", "a", "b", day(2, 12), 1.0),
    ]
    assert [i["communities"] for i in reading.records["interactions"]][:2] == [["hall"], ["yard"]]
    assert [(c["id"], c["kind"]) for c in reading.records["communities"]] == [
        ("hall", "group"),
        ("yard", "group"),
    ]
    ann = reading.records["accounts"][0]
    assert (ann["name"], ann["url"]) == ("Ann", "https://example.org/ann")
    assert [(r.column, r.reason.partition(" ")[0]) for r in reading.rejects] == [
        ("kind", "the"),
        ("at", "a"),
    ]


def test_a_community_can_be_that_of_the_node_acted_upon(read, tmp_path, example_of):
    reading = read("graphml", example_of("graphml", tmp_path), community="team")
    assert [(i["target"], i["communities"]) for i in reading.records["interactions"]] == [
        ("b", ["blue"]),
        ("b", ["blue"]),
        ("a", ["red"]),
        ("b", ["blue"]),
    ]


def test_one_kind_and_time_for_all(read, tmp_path, example_of):
    reading = read("gexf", example_of("gexf", tmp_path), kind="quoted", at=AT)
    assert {act[0] for act in acts(reading)} == {"QUOTED"}
    assert {act[3] for act in acts(reading)} == {1_769_817_600}
    assert not reading.rejects


def test_edges_may_go_the_way_of_influence(read, tmp_path, example_of):
    reading = read("graphml", example_of("graphml", tmp_path), reversed="yes")
    assert [act[1:3] for act in acts(reading)] == [("b", "a"), ("b", "a"), ("b", "a"), ("a", "b")]


@pytest.fixture
def network():
    graph = nx.MultiDiGraph()
    graph.add_node("ann", label="Ann")
    graph.add_node("bob/2", label="Bob")
    graph.add_edge("ann", "bob/2", time="2026-03-01T12:00:00Z", kind="LIKED", weight=2.0)
    graph.add_edge("ann", "bob/2", time="2026-03-01T12:00:00Z", kind="LIKED", weight=2.0)
    graph.add_edge("bob/2", "ann", time="2026-03-02T12:00:00Z", kind="QUOTED")
    return graph


@pytest.mark.parametrize(
    ("name", "write"),
    [
        ("graphml", nx.write_graphml_lxml),
        ("graphml", nx.write_graphml_xml),
        ("gexf", nx.write_gexf),
        ("gexf", lambda graph, file: nx.write_gexf(graph, file, prettyprint=False)),
        ("gexf", lambda graph, file: nx.write_gexf(graph, file, version="1.1draft")),
    ],
)
@pytest.mark.parametrize("ending", ["", ".gz"])
def test_what_networkx_writes_is_read(read, tmp_path, network, name, write, ending):
    file = tmp_path / f"x.{name}"
    write(network, file)
    if ending:
        file = tmp_path / f"x.{name}.gz"
        file.write_bytes(gzip.compress((tmp_path / f"x.{name}").read_bytes()))
    reading = read(name, file)
    assert not reading.rejects
    assert acts(reading) == [
        ("LIKED", "ann", "bob/2", day(1, 12), 2.0),
        ("LIKED", "ann", "bob/2", day(1, 12), 2.0),
        ("QUOTED", "bob/2", "ann", day(2, 12), 1.0),
    ]
    assert [account["name"] for account in reading.records["accounts"]] == ["Ann", "Bob"]


@pytest.mark.parametrize("name", ["graphml", "gexf"])
def test_an_undirected_network_says_both_ways(read, tmp_path, name):
    file = tmp_path / f"x.{name}"
    {"graphml": nx.write_graphml, "gexf": nx.write_gexf}[name](nx.Graph([("a", "b")]), file)
    assert [act[1:3] for act in acts(read(name, file, at=AT))] == [("a", "b"), ("b", "a")]


@pytest.mark.parametrize("name", ["graphml", "gexf"])
def test_our_own_exports_are_read_back(read, name):
    reading = read(name, GOLDEN / f"bread.{name}", at=AT, reversed="yes", weight="probability")
    assert [act[1:3] for act in acts(reading)] == [
        ("forum/ben", "ada"),
        ("forum/cleo", "ada"),
        ("forum/cleo", "forum/ben"),
    ]
    assert [act[4] for act in acts(reading)] == [0.3, 0.5, 0.6]
    assert [a["name"] for a in reading.records["accounts"]] == ["Ada Stone", "Ben", "Cleo"]


IGRAPH = """<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns">
<!-- Created by igraph -->
  <key id="v_name" for="node" attr.name="name" attr.type="string"/>
  <key id="e_year" for="edge" attr.name="year" attr.type="double"/>
  <graph id="G" edgedefault="directed">
    <node id="n0"><data key="v_name">ann</data></node>
    <node id="n1"><data key="v_name">bob</data></node>
    <node id="n2"/>
    <edge source="n0" target="n1"><data key="e_year">2009</data></edge>
    <edge source="n0" target="n2"><data key="e_year">2009</data></edge>
  </graph>
</graphml>
"""


def test_nodes_that_are_only_numbered_go_by_an_attribute(read, write):
    reading = read("graphml", write("x.graphml", IGRAPH), id="name", at=AT)
    assert [act[1:3] for act in acts(reading)] == [("ann", "bob")]
    assert [a["id"] for a in reading.records["accounts"]] == ["ann", "bob"]
    assert [r.line for r in reading.rejects] == [9, 11]


def test_a_number_that_is_no_time_is_a_reject(read, write):
    reading = read("graphml", write("x.graphml", IGRAPH), at="year")
    assert [r.reason.partition(",")[0] for r in reading.rejects] == ["a step or a year"] * 2


@pytest.mark.parametrize(
    ("written", "zone", "expected"),
    [
        ("1.7E12", None, 1_700_000_000),
        ("1700000000", None, 1_700_000_000),
        ("2026-03-01", "UTC", day(1)),
        ("2026-03-01T12:00:00", "+02:00", day(1, 10)),
        ("2026-03-01T12:00:00", None, None),
        ("2026-03-01T12:00:00Z", "+02:00", day(1, 12)),
        ("NaN", "UTC", None),
        ("1e400", "UTC", None),
        ("3000-01-01", "UTC", None),
        ("0001-01-01", "+02:00", None),
    ],
)
def test_times(read, write, written, zone, expected):
    text = IGRAPH.replace("2009", written)
    options = {"at": "year"} | ({"zone": zone} if zone else {})
    reading = read("graphml", write("x.graphml", text), **options)
    assert [act[3] for act in acts(reading)] == ([expected] * 2 if expected else [])
    assert len(reading.rejects) == (0 if expected else 2)


@pytest.mark.parametrize("weight", ["-1", "heavy", "inf", "1e300"])
def test_a_weight_that_is_none_is_a_reject(read, write, weight):
    reading = read(
        "graphml", write("x.graphml", IGRAPH.replace("2009", weight)), at=AT, weight="year"
    )
    assert [r.column for r in reading.rejects] == ["year", "year"]


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({"at": "yaer"}, "There are year"),
        ({"at": "2009"}, "There are year"),
        ({"community": "team"}, "There are name, year"),
        ({"id": "year"}, "There are name"),
        ({"zone": "Mars"}, "no zone 'Mars'"),
        ({"reversed": "maybe"}, "reversed=yes"),
        ({"colour": "red"}, "no option"),
    ],
)
def test_options_that_cannot_be_used_are_refused(read, write, options, said):
    with pytest.raises(SourceError, match=said):
        read("graphml", write("x.graphml", IGRAPH), **options)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("<graphml><graph><node id='a'/>", "not well-formed"),
        ("", "not well-formed"),
        ("nodes", "not well-formed"),
        ("<graphml>\0</graphml>", "not well-formed"),
        (b"<graphml><node id='\xff'/></graphml>", "not well-formed"),
        ('<!DOCTYPE g [<!ENTITY e "x">]><g><node id="&e;"/></g>', "declares entities"),
        (
            '<!DOCTYPE g SYSTEM "file:///etc/passwd"><g><node id="a"/></g>',
            "declares entities",
        ),
    ],
)
@pytest.mark.parametrize("name", ["graphml", "gexf"])
def test_a_file_that_is_broken_or_does_harm_is_refused(read, write, name, text, said):
    with pytest.raises(SourceError, match=said):
        read(name, write(f"x.{name}", text), at=AT)


def test_edges_that_lack_an_end_are_rejects(read, write):
    edges = '<edge source="a"/>\n<edge source="a" target="b"/>\n<node/>'
    text = f"<graphml><graph>\n{edges}</graph></graphml>"
    reading = read("graphml", write("x.graphml", text), at=AT)
    assert [act[1:3] for act in acts(reading)] == [("a", "b")]
    assert [(r.line, r.column) for r in reading.rejects] == [(2, "target"), (4, "id")]


NESTED = {
    "graphml": """<graphml><key id="k" for="node" attr.name="label"/><graph edgedefault="directed">
<node id="a"><data key="k">Ann</data><graph edgedefault="undirected">
<node id="b"/><node id="c"/><edge source="b" target="c"/></graph></node>
<node id="d"/><edge source="a" target="d"/></graph></graphml>""",
    "gexf": """<gexf><graph defaultedgetype="directed"><nodes>
<node id="a" label="Ann"><nodes><node id="b"/><node id="c"/></nodes>
<edges><edge source="b" target="c" type="undirected"/></edges></node><node id="d"/></nodes>
<edges><edge source="a" target="d"/></edges></graph></gexf>""",
}


@pytest.mark.parametrize("name", NESTED)
def test_what_is_nested_in_a_node_is_read_too(read, write, name):
    reading = read(name, write(f"x.{name}", NESTED[name]), at=AT)
    assert [act[1:3] for act in acts(reading)] == [("b", "c"), ("c", "b"), ("a", "d")]
    accounts = [(a["id"], a["name"]) for a in reading.records["accounts"]]
    assert accounts == [("b", None), ("c", None), ("a", "Ann"), ("d", None)]


def test_spans_of_time_begin_at_their_first(read, write):
    edge = '<edge source="a" target="b" intervals="&lt;[1.6E9, 1.7e9]; [1800000000, 1900000000]>"/>'
    text = f'<gexf><graph defaultedgetype="directed"><edges>{edge}</edges></graph></gexf>'
    found = [act[3] for act in acts(read("gexf", write("x.gexf", text)))]
    assert found == [1_600_000_000, 1_800_000_000]


def test_the_label_that_yed_draws_is_the_name(read, write):
    text = """<graphml xmlns="x" xmlns:y="y"><key for="node" id="d6" yfiles.type="nodegraphics"/>
<graph edgedefault="directed"><node id="n0"><data key="d6"><y:ShapeNode><y:Fill/>
<y:NodeLabel>Ann</y:NodeLabel></y:ShapeNode></data></node></graph></graphml>"""
    (ann,) = read("graphml", write("x.graphml", text)).records["accounts"]
    assert ann["name"] == "Ann"


PEAK = """
import sys
from pathlib import Path
from leylines.graph.sources import source_named
batches = source_named("graphml").batches(Path(sys.argv[1]), {"kind": "LIKED"})
rows = sum(batch.rows_read for batch in batches)
print(rows, int(Path("/proc/self/status").read_text().split("VmHWM:")[1].split()[0]) // 1024)
"""


@pytest.mark.slow
@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="the peak is asked of Linux")
def test_memory_does_not_grow_with_the_file_even_if_it_is_one_line(tmp_path):
    peaks = []
    for edges in (20_000, 80_000):
        file = tmp_path / f"{edges}.graphml"
        with file.open("w") as out:
            out.write('<graphml><key id="t" attr.name="at"/><graph edgedefault="directed">')
            for i in range(edges):
                out.write(
                    f'<edge source="{i}" target="b"><data key="t">{1_600_000_000 + i}</data></edge>'
                )
            out.write("</graph></graphml>")
        out = subprocess.run(
            [sys.executable, "-c", PEAK, file], capture_output=True, text=True, check=True
        ).stdout.split()
        assert int(out[0]) == edges
        peaks.append(int(out[1]))
    assert peaks[1] < peaks[0] + 25
