"""Snapshots: what the newest one no longer tells of goes, within reason."""

import sys

import pytest

from leylines.graph.errors import LoadError
from leylines.graph.loading import Counts, load, mirror

pytestmark = pytest.mark.neo4j

FULL = {
    "accounts": [{"id": each} for each in ("ada", "ben", "cleo", "dan")],
    "communities": [{"id": "bread"}, {"id": "ovens"}],
    "contents": [
        {"id": "q", "kind": "post", "author": "ada", "communities": ["bread"]},
        {"id": "a", "kind": "post", "author": "ben", "parent": "q", "communities": ["bread"]},
        {"id": "x", "kind": "post", "author": "dan", "communities": ["ovens"]},
    ],
    "interactions": [
        {"id": "0", "kind": "ANSWERED", "actor": "ben", "target": "ada", "content": "a"},
        {"id": "1", "kind": "REPLIED", "actor": "cleo", "target": "ben", "content": "lost"},
        {"id": "2", "kind": "LIKED", "actor": "cleo", "target": "dan", "content": "x"},
    ],
}
# dan has left with all he wrote; ben's answer is now a reply; nobody tells of cleo but as an actor.
LESS = {
    "accounts": FULL["accounts"][:2],
    "communities": FULL["communities"][:1],
    "contents": FULL["contents"][:2],
    "interactions": [
        {"id": "1", "kind": "REPLIED", "actor": "cleo", "target": "ben", "content": "lost"},
        {"id": "0", "kind": "REPLIED", "actor": "ben", "target": "ada", "content": "a"},
    ],
}


@pytest.fixture
def mirrored(store, settings, given, make_batch, tmp_path):
    """Return a function that loads a snapshot, a batch for each table, and mirrors it."""

    def load_and_mirror(tables, files, most=0.5, name="given"):
        path = tmp_path / "snapshot"
        path.write_text(files)
        batches = [make_batch(**{table: rows}) for table, rows in tables.items()]
        source = given(batches, name=name)
        summary = load(store, source, path, "net", settings=settings)
        return mirror(store, source, summary, settings=settings, most=most)

    return load_and_mirror


def test_what_is_no_longer_told_of_goes(store, mirrored, hash_of):
    assert {c.removed for c in mirrored(FULL, "1").records.values()} == {0}
    records = mirrored(LESS, "2").records
    assert {table: counts.removed for table, counts in records.items()} == {
        "accounts": 1,
        "communities": 1,
        "contents": 1,
        "interactions": 2,
    }
    after = hash_of(store)
    assert mirrored(LESS, "2").records["interactions"] == Counts(unchanged=2)
    assert hash_of(store) == after
    store.write("MATCH (n) WHERE NOT n:Schema DETACH DELETE n")
    mirrored(LESS, "2")
    assert hash_of(store) == after


def test_too_much_is_refused_and_nothing_is_removed(store, mirrored, hash_of):
    mirrored(FULL, "1")
    with pytest.raises(LoadError, match="1 of 2 communities are no longer told of, more than 49%"):
        mirrored(LESS, "2", most=0.49)
    assert store.read("MATCH (a:Account) RETURN count(a) AS n") == [{"n": 4}]
    mirrored(LESS, "2", most=0.5)
    assert store.read("MATCH (a:Account) RETURN count(a) AS n") == [{"n": 3}]


def test_a_network_of_several_sources_is_refused(store, mirrored, loader, make_batch):
    mirrored(FULL, "1")
    with pytest.raises(LoadError, match="given was loaded into this network as well as other"):
        mirrored(LESS, "2", name="other")


def test_other_networks_are_left_alone(store, mirrored, loader, make_batch):
    loader(store, make_batch(**FULL), network="net2")
    mirrored(FULL, "1")
    mirrored(LESS, "2")
    assert store.read("MATCH (a:Account) WHERE a.id STARTS WITH 'net2/' RETURN count(a) AS n") == [
        {"n": 4}
    ]


def test_an_interrupted_mirror_goes_on(store, mirrored, hash_of, monkeypatch):
    mirrored(LESS, "2")
    expected = hash_of(store)
    mirrored(FULL, "1")
    module = sys.modules["leylines.graph.loading.mirror"]
    monkeypatch.setattr(module, "IDS", 1)
    removal, begun = module._removal, []

    def ending(*what):
        begun.append(what)
        if len(begun) == 4:
            raise KeyboardInterrupt
        return removal(*what)

    with monkeypatch.context() as patch:
        patch.setattr(module, "_removal", ending)
        with pytest.raises(KeyboardInterrupt):
            mirrored(LESS, "2")
    assert hash_of(store) != expected
    removed = {t: c.removed for t, c in mirrored(LESS, "2").records.items()}
    assert removed == {"accounts": 1, "communities": 1, "contents": 0, "interactions": 0}
    assert hash_of(store) == expected
