"""Several sources in one go, each from where it was."""

import gzip
import json
import os

import pytest

from leylines.graph.errors import LoadError
from leylines.graph.loading import Counts
from leylines.graph.sync import read_plan, sync
from leylines.graph.sync.only import only_sync

ROWS = "kind,actor,target,at,id\n"


def row(number, target="ben"):
    return f"REPLIED,ada,{target},2026-01-0{number}T00:00:00Z,i{number}\n"


def write(file, text, at):
    """Write a file as if some time ago."""
    file.parent.mkdir(exist_ok=True)
    file.write_text(text)
    os.utime(file, (at, at))


CONFIG = """
[[source]]
network = "one"
source = "csv"
path = "one"

[[source]]
network = "broken"
source = "snap"
path = "missing"

[[source]]
network = "two"
source = "csv"
path = "two/interactions.csv"
deletions = "mirror"
most_removed = 0.6
"""


@pytest.fixture
def synced(store, settings, tmp_path):
    """Return a function that synchronises and gives the outcomes by network."""
    write(tmp_path / "one" / "interactions.csv", ROWS + row(1) + row(2), 1_000_000)
    write(tmp_path / "two" / "interactions.csv", ROWS + row(1) + row(2), 1_000_000)
    (tmp_path / "communities.toml").write_text(CONFIG)

    def run():
        plan = read_plan(tmp_path / "communities.toml")
        return {each.network: each for each in sync(store, plan, settings=settings)}

    return run


def interactions(store, network):
    cypher = "MATCH ()-[r:REPLIED]->() WHERE r.id STARTS WITH $at RETURN r.id AS id ORDER BY id"
    return [each["id"].partition("/")[2] for each in store.read(cypher, {"at": f"{network}/"})]


@pytest.mark.neo4j
def test_each_from_where_it_was(store, synced, tmp_path):
    first = synced()
    assert {network: each.status for network, each in first.items()} == {
        "one": "loaded",
        "broken": "failed",
        "two": "loaded",
    }
    assert "missing" in str(first["broken"].error)
    assert [interactions(store, each) for each in ("one", "two")] == [["i1", "i2"], ["i1", "i2"]]

    again = synced()
    assert (again["one"].status, again["two"].status) == ("unchanged", "unchanged")

    write(tmp_path / "one" / "interactions.csv", ROWS + row(1) + row(2) + row(3), 2_000_000)
    write(tmp_path / "two" / "interactions.csv", ROWS + row(2, "cleo"), 2_000_000)
    changed = synced()
    assert changed["one"].loaded.records["interactions"] == Counts(created=1, unchanged=2)
    assert changed["two"].loaded.records["interactions"] == Counts(updated=1, removed=1)
    assert [interactions(store, each) for each in ("one", "two")] == [["i1", "i2", "i3"], ["i2"]]
    assert synced()["two"].status == "unchanged"


@pytest.mark.neo4j
def test_files_that_were_only_touched_are_read_and_not_written(synced, tmp_path):
    synced()
    write(tmp_path / "one" / "interactions.csv", ROWS + row(1) + row(2), 3_000_000)
    loaded = synced()["one"].loaded
    assert (loaded.rows_read, loaded.rows_loaded) == (2, 2)
    assert set(loaded.records.values()) == {Counts()}
    assert synced()["one"].status == "unchanged"


@pytest.mark.neo4j
def test_a_refused_mirror_fails_until_it_is_allowed(store, synced, tmp_path):
    synced()
    write(tmp_path / "two" / "interactions.csv", ROWS + row(9), 2_000_000)
    for _ in range(2):
        assert "no longer told of" in str(synced()["two"].error)
        assert interactions(store, "two") == ["i1", "i2", "i9"]
    config = tmp_path / "communities.toml"
    config.write_text(CONFIG.replace("most_removed = 0.6", "most_removed = 1"))
    assert synced()["two"].status == "loaded"
    assert interactions(store, "two") == ["i9"]


@pytest.mark.neo4j
def test_a_new_option_or_reader_loads_anew(store, synced, tmp_path):
    synced()
    config = tmp_path / "communities.toml"
    config.write_text(CONFIG.replace('path = "one"', 'path = "one"\noptions = { delimiter = "," }'))
    assert synced()["one"].status == "loaded"
    store.write("MATCH (l:Load {network: 'one'}) SET l.version = 'older'")
    assert synced()["one"].status == "loaded"


@pytest.mark.neo4j
def test_a_feed_that_breaks_off_is_loaded_as_far_as_it_came(store, settings, tmp_path):
    archive = tmp_path / "archive"
    archive.mkdir()
    line = {"kind": "REPLIED", "actor": "ada", "target": "ben", "at": "2026-01-01T00:00:00Z"}
    content = gzip.compress(json.dumps(line).encode(), mtime=0)
    (archive / "interactions.jsonl.gz").write_bytes(content)
    kept = {"feed": "discourse", "address": "http://127.0.0.1:1", "files": 1, "cursor": {}}
    (archive / "cursor").write_text(json.dumps(kept))
    config = tmp_path / "c.toml"
    config.write_text(
        '[[source]]\nnetwork = "net"\nsource = "jsonl"\nfeed = "discourse"\n'
        'address = "http://127.0.0.1:1"\npath = "archive"\ninterval = 0\n'
    )
    (outcome,) = sync(store, read_plan(config), settings=settings)
    assert outcome.status == "failed"
    assert "cannot be fetched" in str(outcome.error)
    assert outcome.loaded.rows_loaded == 1


def test_a_second_synchronisation_is_told_who_is_at_it(tmp_path):
    with (
        only_sync(tmp_path / "data", tmp_path / "a.toml"),
        pytest.raises(LoadError, match=rf"process {os.getpid()}, since 20.*a\.toml"),
        only_sync(tmp_path / "data", tmp_path / "b.toml"),
    ):
        pass
    with only_sync(tmp_path / "data", tmp_path / "b.toml"):
        pass
