"""``leylines verify``: what it says and how it exits."""

import json

import pytest

pytestmark = pytest.mark.neo4j

ROWS = "id,kind,actor,target,at\ni1,LIKED,a,b,1700000000\ni2,LIKED,b,a,1700000001\n"


@pytest.fixture
def file(run, environment, tmp_path):
    """Load a file and return it."""
    path = tmp_path / "x.csv"
    path.write_text(ROWS)
    assert run("load", "csv", path, "--network", "net").exit_code == 0
    return path


def test_a_graph_is_as_it_should_be_and_then_not(run, store, file):
    arguments = ("verify", "csv", file, "--network", "net")
    well = run(*arguments)
    assert well.exit_code == 0, well.stderr
    assert "2 Account" in well.stdout
    assert "2 rows read again" in well.stdout
    assert "All is as it should be." in well.stdout

    store.write("MATCH ()-[r:LIKED {id: 'net/i1'}]->() DELETE r")
    assert run("verify").exit_code == 0, "nothing in the graph itself tells of what is missing"
    lost = run(*arguments)
    assert lost.exit_code == 4
    assert "interactions net/i1: missing" in lost.stdout
    told = json.loads(run(*arguments, "--json").stdout)
    assert told["source"]["tables"] == [
        {"table": "interactions", "told": 2, "missing": 1, "different": 0}
    ]

    store.write("MATCH (a:Account {id: 'net/a'})-[r:HELD_BY]->() DELETE r")
    broken = run("verify", "--quiet")
    assert (broken.exit_code, broken.stdout) == (4, "")
    assert "accounts that are not held by one person, such as net/a" in run("verify").stdout


def test_a_source_needs_its_path_and_network(run):
    refused = run("verify", "csv")
    assert refused.exit_code == 2
    assert "belong together" in refused.stderr
