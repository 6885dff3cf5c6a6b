"""Edge lists of any make."""

import gzip

import networkx as nx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from leylines.graph.errors import SourceError

AT = "2026-01-31T00:00:00Z"


def acts(reading):
    return [
        (i["actor"], i["target"], int(i["at"].timestamp()), i["weight"])
        for i in reading.records.get("interactions", [])
    ]


@pytest.mark.parametrize(
    ("text", "options"),
    [
        ("a b 1700000000\n", {}),
        ("  a\t \tb  1700000000 \r\n", {"separator": "space"}),
        ("# x\n% y\n\na,b,1700000000\n", {}),
        ('"a";"b";"1700000000"\n', {}),
        ("a\tb\t1700000000\n", {}),
        ("a::b::1700000000\n", {"separator": "::"}),
        ("a,b;c|1700000000", {"separator": "|", "actor": "2", "target": "1", "at": AT}),
        ("Source,Target,When\na,b,1700000000\n", {}),
        ("who,whom,when\na,b,1700000000\n", {"actor": "who", "at": "when"}),
        ("who,whom,when\na,b,1700000000\n", {"header": "yes"}),
        ("\ufefffrom,to,when\na,b,1700000000\n", {}),
        ("from a 1700000000\n", {"header": "no"}),
    ],
)
def test_a_line_is_an_interaction(read, write, text, options):
    reading = read("edgelist", write("x.txt", text), **options)
    assert not reading.rejects
    (act,) = acts(reading)
    assert act in {
        ("a", "b", 1_700_000_000, 1.0),
        ("1700000000", "a,b;c", 1_769_817_600, 1.0),
        ("from", "a", 1_700_000_000, 1.0),
    }


def test_columns_by_number_and_by_name(read, write):
    text = "on;what;from;to;how often;where\n1.3.2026;LIKED;a;b;2.5;hall\n"
    options = {"target": "4", "actor": "from", "kind": "what", "weight": "5", "community": "where"}
    times = {"at": "on", "format": "%d.%m.%Y", "zone": "Europe/Berlin"}
    (one,) = read("edgelist", write("x.csv", text), **options, **times).records["interactions"]
    assert one["id"] == "LIKED:a:b:1772319600000:0"
    assert (one["weight"], one["communities"]) == (2.5, ["hall"])


def test_an_edge_without_a_direction_says_both_ways(read, write):
    file = write("x.txt", "a b\nb a\nc c\n")
    reading = read("edgelist", file, directed="no", at=AT, kind="followed")
    assert sorted(act[:2] for act in acts(reading)) == [
        ("a", "b"),
        ("a", "b"),
        ("b", "a"),
        ("b", "a"),
        ("c", "c"),
        ("c", "c"),
    ]
    assert reading.rows_read == 3
    ids = [one["id"] for one in reading.records["interactions"]]
    assert len(set(ids)) == 6
    assert ids[0].startswith("FOLLOWED:")


def test_a_weight_is_not_taken_for_a_time(read, write):
    reading = read("edgelist", write("x.txt", "a b 3\nc d 2009\n"))
    assert not reading.records.get("interactions")
    assert [(r.line, r.column) for r in reading.rejects] == [(1, "at"), (2, "at")]
    assert "at=" in reading.rejects[0].reason
    assert acts(read("edgelist", write("x.txt", "a b 3\n"), at=AT, weight="3"))[0][3] == 3


def test_bad_lines_are_rejects_with_their_line(read, write):
    text = b"a b 1700000000\na b\n\xff b 1700000000\na b 1700000000 4\na b soon\na\0 b 1700000000\n"
    reading = read("edgelist", write("x.txt", text))
    assert len(acts(reading)) == 1
    assert [r.line for r in reading.rejects] == [2, 3, 4, 5, 6]
    assert reading.rows_read == 6


def test_a_packed_list_reads_as_the_plain_one(read, write):
    text = "a b 1700000000\n" * 3
    plain, packed = write("x.txt", text), write("x.txt.gz", gzip.compress(text.encode()))
    assert read("edgelist", plain).records == read("edgelist", packed).records


def test_an_empty_list_holds_nothing(read, write):
    assert read("edgelist", write("x.txt", "# nothing\n\n")).rows_read == 0


def test_what_networkx_writes_is_read(read, tmp_path):
    graph = nx.DiGraph([("ann", "bob", {"weight": 2.0}), ("bob", "cleo", {"weight": 1.5})])
    nx.write_weighted_edgelist(graph, tmp_path / "x.txt")
    reading = read("edgelist", tmp_path / "x.txt", at=AT, weight="3")
    assert [(a, b, w) for a, b, _, w in acts(reading)] == [
        ("ann", "bob", 2.0),
        ("bob", "cleo", 1.5),
    ]


@pytest.mark.parametrize(
    ("text", "options", "said"),
    [
        ("a b\n", {}, "have no time"),
        ("a b 1\n", {"weight": "4"}, "no column 4"),
        ("a b 1\n", {"actor": "0"}, "no column 0"),
        ("who whom\n", {"actor": "hwo", "at": AT}, "Did you mean 'who'"),
        ("a b 1\n", {"directed": "maybe"}, "directed=no"),
        ("a b 1\n", {"header": "maybe"}, "header=no"),
        ("a b 1\n", {"at": "2012"}, "no column '2012'"),
        ("a b 1\n", {"format": "%Y"}, "have no zone"),
        ("a b 1\n", {"zone": "Mars"}, "no zone 'Mars'"),
    ],
)
def test_options_that_cannot_be_used_are_refused(read, write, text, options, said):
    with pytest.raises(SourceError, match=said):
        read("edgelist", write("x.txt", text), **options)


NAME = st.text(st.characters(min_codepoint=97, max_codepoint=122), min_size=1, max_size=3)
EDGES = st.lists(st.tuples(NAME, NAME, st.integers(10**8, 4 * 10**9)), min_size=1, max_size=20)


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(EDGES, st.sampled_from([" ", "\t", ";", ",", "|"]))
def test_whatever_parts_the_columns(read, write, edges, separator):
    text = "\n".join(separator.join(map(str, edge)) for edge in edges)
    reading = read("edgelist", write("x.txt", text), header="no")
    assert [act[:3] for act in acts(reading)] == edges
