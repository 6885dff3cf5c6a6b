"""Writing back, on each Neo4j: whole or not at all, and nothing of what was loaded is touched."""

import subprocess
import sys

import pytest

from leylines.graph.errors import AnalysisError
from leylines.graph.network import Parameters, read_interactions
from leylines.graph.progress import silent
from leylines.queries.analysis import analyse, compute
from leylines.queries.analysis.only import only_analysis
from leylines.queries.analysis.write import newest_run, write
from leylines.queries.catalogue import ask

pytestmark = pytest.mark.neo4j

FEW = Parameters(bootstrap=10)
DERIVED = ("INFLUENCES", "SCORED", "REACHES", "MEASURED", "FOUND", "STEP", "FROM", "INTO")


@pytest.fixture
def tiny(each_store, fill_tiny):
    return fill_tiny(each_store)


def runs_of(store, kind: str) -> set[str]:
    return {r["run"] for r in store.read(f"MATCH ()-[r:{kind}]->() RETURN DISTINCT r.run AS run")}


def loaded(store) -> list[dict]:
    """Everything that a load wrote, in an order of its own."""
    relationships = store.read(
        "MATCH (a)-[r]->(b) WHERE NOT type(r) IN $derived AND NOT a:Run "
        "RETURN a.id AS a, type(r) AS kind, properties(r) AS r, b.id AS b "
        "ORDER BY a, kind, b, r.id",
        {"derived": DERIVED},
    )
    nodes = store.read(
        "MATCH (n) WHERE NOT n:Run AND NOT n:Route AND NOT n:Person "
        "AND NOT coalesce(n.kind, '') = 'detected' "
        "RETURN labels(n) AS labels, properties(n) AS n ORDER BY n.id"
    )
    return relationships + nodes


def test_what_is_written_is_what_was_computed(tiny):
    result = compute(read_interactions(tiny, cache=None), FEW)
    summary = analyse(tiny, FEW, cache=None)
    assert (summary.id, summary.is_new) == (result.id, True)
    assert summary.found == {name: table.num_rows for name, table in result.tables.items()}

    influences = tiny.read(
        "MATCH (a:Person)-[r:INFLUENCES]->(b:Person) RETURN a.id AS source, b.id AS target, "
        "r.strength AS strength, r.probability AS probability, r.low AS low, r.high AS high, "
        "r.interactions AS interactions, r.last_at AS last_at ORDER BY source, target"
    )
    assert influences == result.tables["influences"].to_pylist()
    scores = tiny.read(
        "MATCH (p:Person)-[r:SCORED]->(c:Community) RETURN p.id AS person, c.id AS community, "
        "r.score AS score, r.percentile AS percentile, r.rank AS rank, r.low AS low, "
        "r.high AS high, r.global_percentile AS global_percentile, r.lift AS lift, "
        "r.quadrant AS quadrant, r.pagerank AS pagerank, r.percentile_low AS percentile_low, "
        "r.percentile_high AS percentile_high, r.lift_low AS lift_low, r.lift_high AS lift_high, "
        "r.tier AS tier"
    )
    order = [("community", "ascending"), ("person", "ascending")]
    expected = result.tables["scores"].sort_by(order).to_pylist()
    assert sorted(scores, key=lambda row: (row["community"], row["person"])) == expected
    persons = tiny.read(
        "MATCH (p:Person {run: $run}) RETURN p.id AS person, p.global_score AS global_score, "
        "p.global_percentile AS global_percentile, p.global_rank AS global_rank, "
        "p.global_low AS global_low, p.global_high AS global_high, "
        "p.global_pagerank AS global_pagerank, p.betweenness AS betweenness, "
        "p.participation AS participation, p.community AS community, "
        "p.global_percentile_low AS global_percentile_low, "
        "p.global_percentile_high AS global_percentile_high, p.global_tier AS global_tier, "
        "p.consensus AS consensus "
        "ORDER BY person",
        {"run": result.id},
    )
    assert persons == result.tables["persons"].to_pylist()
    reaches = tiny.read(
        "MATCH (a:Community)-[r:REACHES]->(b:Community) RETURN a.id AS source, b.id AS target, "
        "r.share AS share, r.low AS low, r.high AS high"
    )
    others = [row for row in result.tables["reaches"].to_pylist() if row["source"] != row["target"]]
    key = lambda row: (row["source"], row["target"])  # noqa: E731 - used twice, here
    assert sorted(reaches, key=key) == sorted(others, key=key)


def test_the_run_is_stamped(tiny):
    summary = analyse(tiny, FEW, cache=None)
    (run,) = tiny.read("MATCH (r:Run {id: $id}) RETURN r {.*} AS r", {"id": summary.id})
    run = run["r"]
    assert run["status"] == "complete"
    assert (run["seed"], run["persons"], run["interactions"]) == (1, 8, 10)
    assert run["data_until"].isoformat() == "2026-03-04T18:00:00+00:00"
    assert '"half_life_days": 90.0' in run["parameters"]
    assert '"networkit"' in run["versions"]


def test_older_and_unfinished_runs_are_swept_and_what_is_loaded_stays(tiny):
    before = loaded(tiny)
    summary = analyse(tiny, FEW, cache=None)
    for kind in ("INFLUENCES", "SCORED", "REACHES"):
        assert runs_of(tiny, kind) <= {summary.id}, kind
    runs = tiny.read("MATCH (r:Run) RETURN r.id AS id, r.status AS status ORDER BY id")
    assert {row["id"]: row["status"] for row in runs} == {
        "run-1": "complete",
        "run-2": "complete",
        summary.id: "complete",
    }
    kept = tiny.read("MATCH (:Run {id: 'run-2'})-[m:MEASURED]->(c) RETURN c.id AS id ORDER BY id")
    assert [row["id"] for row in kept] == ["chat/garden", "forum/bread", "forum/ovens"]
    assert tiny.read("MATCH (c:Community {kind: 'detected'}) RETURN c.run AS run, c.id AS id") == [
        {"run": summary.id, "id": f"detected/{number + 1}"}
        for number in range(summary.found["detected"])
    ]
    assert loaded(tiny) == before


def test_a_second_analysis_of_the_same_finds_it_done(tiny):
    first = analyse(tiny, FEW, cache=None)
    second = analyse(tiny, FEW, cache=None)
    assert (second.id, second.is_new) == (first.id, False)
    tiny.write("MATCH ()-[r:SCORED]->() WITH r LIMIT 1 DELETE r")
    third = analyse(tiny, FEW, cache=None)
    assert (third.id, third.is_new) == (first.id, True)
    counts = tiny.read(
        "MATCH (r:Run {id: $id}) RETURN COUNT { ()-[:SCORED]->() } AS scored, "
        "COUNT { (r)-[:MEASURED]->() } AS measured",
        {"id": first.id},
    )
    assert counts == [{"scored": first.found["scores"], "measured": first.found["measured"]}]


def test_going_back_to_earlier_parameters(tiny):
    first = analyse(tiny, FEW, cache=None)
    other = analyse(tiny, Parameters(bootstrap=10, half_life_days=30), cache=None)
    again = analyse(tiny, FEW, cache=None)
    assert other.id != first.id == again.id
    assert again.is_new
    assert runs_of(tiny, "INFLUENCES") == {first.id}
    newest = tiny.read("MATCH (r:Run {status: 'complete'}) RETURN r.id AS id ORDER BY r.at DESC")
    assert newest[0]["id"] == first.id


KILLED = """
import os, signal, sys
from leylines.graph.network import Parameters
from leylines.graph.server import Address
from leylines.graph.store import Store
from leylines.queries.analysis import analyse
from leylines.queries.analysis.only import only_analysis

def die(task, done, total=None):
    if task == sys.argv[4] and done >= int(sys.argv[5]):
        os.kill(os.getpid(), signal.SIGKILL)

with Store(Address(sys.argv[1], sys.argv[2], sys.argv[3])) as store:
    analyse(store, Parameters(bootstrap=10, half_life_days=30), cache=None, progress=die)
"""


@pytest.mark.parametrize("rows", [0, 20])
def test_a_killed_writing_leaves_the_last_run_and_is_swept_up(tiny, rows):
    last = analyse(tiny, FEW, cache=None)
    where = (tiny.address.uri, tiny.address.user, tiny.address.password)
    killed = subprocess.run(
        [sys.executable, "-c", KILLED, *where, "Writing", str(rows)],
        check=False,
        capture_output=True,
        text=True,
    )
    assert killed.returncode == -9, killed.stderr
    assert tiny.read("MATCH (r:Run {status: 'writing'}) RETURN count(*) AS n") == [{"n": 1}]
    newest = tiny.read("MATCH (r:Run {status: 'complete'}) RETURN r.id AS id ORDER BY r.at DESC")
    assert newest[0]["id"] == last.id
    mine = tiny.read("MATCH ()-[r:SCORED {run: $run}]->() RETURN count(r) AS n", {"run": last.id})
    assert mine == [{"n": last.found["scores"]}]

    after = analyse(tiny, FEW, cache=None)
    assert after.id == last.id
    assert tiny.read("MATCH (r:Run {status: 'writing'}) RETURN count(*) AS n") == [{"n": 0}]
    assert runs_of(tiny, "INFLUENCES") == {last.id}
    assert tiny.read("MATCH (p:Person {run: $run}) RETURN count(p) AS n", {"run": last.id}) == [
        {"n": last.found["persons"]}
    ]


def test_an_empty_graph_is_said_and_left_alone(each_store):
    with pytest.raises(AnalysisError, match="leylines demo"):
        analyse(each_store, FEW, cache=None)
    assert each_store.read("MATCH (r:Run) RETURN count(r) AS n") == [{"n": 0}]


def test_routes_are_found_again_by_their_question(tiny):
    analyse(tiny, FEW, cache=None)
    expected = compute(read_interactions(tiny, cache=None), FEW).tables["routes"].to_pylist()
    assert expected
    answers = {row["id"]: row for row in ask(tiny, "routes", limit=1000)}
    assert len(answers) == len(expected)
    for row in expected:
        answer = answers[row.pop("route")]
        assert row == {name: answer[name] for name in row}


def test_a_person_deleted_meanwhile_is_said_and_the_last_run_stays(tiny):
    last = analyse(tiny, FEW, cache=None)
    parameters = Parameters(bootstrap=10, half_life_days=30)
    result = compute(read_interactions(tiny, cache=None), parameters)
    gone = result.tables["influences"]["source"][0].as_py()
    tiny.write("MATCH (p:Person {id: $id}) DETACH DELETE p", {"id": gone})
    with pytest.raises(AnalysisError, match="the graph has changed"):
        write(tiny, result, {}, silent)
    assert newest_run(tiny) == last.id
    assert not tiny.read("MATCH ()-[r:INFLUENCES {run: $run}]->() RETURN r", {"run": result.id})


def test_in_whatever_batches_the_same_is_written(tiny, monkeypatch):
    analyse(tiny, FEW, cache=None)
    influences = _influences(tiny)
    assert len(influences) > 4
    monkeypatch.setattr("leylines.queries.analysis.write.ROWS", 2)
    tiny.write("MATCH ()-[r:INFLUENCES]->() WITH r LIMIT 1 DELETE r")
    assert analyse(tiny, FEW, cache=None).is_new
    assert _influences(tiny) == influences


def _influences(store):
    return store.read(
        "MATCH (a)-[r:INFLUENCES]->(b) RETURN a.id AS a, b.id AS b, properties(r) AS told "
        "ORDER BY a, b"
    )


def test_a_second_analysis_at_the_same_time_is_refused(tiny, tmp_path):
    with only_analysis(tmp_path, tiny.address), pytest.raises(AnalysisError, match="under way"):
        analyse(tiny, FEW, cache=None, locks=tmp_path)
    assert analyse(tiny, FEW, cache=None, locks=tmp_path).is_new
