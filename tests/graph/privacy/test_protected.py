"""Loads that keep no texts or nobody's name."""

import json

import pytest

from leylines.graph.privacy import privacy_key
from leylines.graph.privacy.protected import protected
from leylines.graph.sources import source_named
from leylines.graph.verify import compare

EVERYTHING = """
MATCH (n) WHERE NOT n:Load RETURN properties(n) AS told
UNION ALL MATCH ()-[r]->() RETURN properties(r) AS told
"""
NAMES = ("ada", "Ada", "ben", "Ben", "u1", "u2", "nobody-knows", "example.org", "Proofing")


def wrap(settings, **asked):
    given = {"text": True, "pseudonyms": False} | asked
    return lambda source: protected(source, "net", settings, **given)


@pytest.mark.neo4j
def test_without_text_all_but_the_texts_is_there(store, settings, load_forum):
    load_forum(wrap(settings, text=False))
    texts = store.read("MATCH (n:Content) RETURN n.title AS title, n.text AS text")
    assert texts == [{"title": None, "text": None}] * 3
    assert store.read("MATCH ()-[r:LIKED|REPLIED|ANSWERED]->() RETURN count(r) AS n") == [{"n": 3}]


@pytest.mark.neo4j
def test_under_pseudonyms_nobody_is_named_anywhere(store, settings, load_forum):
    summary = load_forum(wrap(settings, pseudonyms=True))
    told = json.dumps(store.read(EVERYTHING), default=str)
    told += summary.rejects.read_text(encoding="utf-8")
    assert [name for name in NAMES if name in told] == []
    assert summary.rows_rejected == 1


@pytest.mark.neo4j
def test_pseudonyms_keep_who_acts_on_whom(store, settings, load_forum):
    load_forum()
    shape = """
MATCH (a:Account)-[r:LIKED|REPLIED|ANSWERED]->(b:Account), (a)-[:HELD_BY]->(p), (b)-[:HELD_BY]->(q)
RETURN type(r) AS kind, p = q AS same, COUNT { (p)<-[:HELD_BY]-() } AS held ORDER BY kind
"""
    named = store.read(shape)
    store.write("MATCH (n) WHERE NOT n:Schema DETACH DELETE n")
    load_forum(wrap(settings, pseudonyms=True))
    assert store.read(shape) == named


@pytest.mark.neo4j
def test_what_was_loaded_so_is_verified_so(store, settings, load_forum, forum):
    load_forum(wrap(settings, pseudonyms=True))
    reader = wrap(settings, pseudonyms=True)(source_named("csv"))
    assert compare(store, reader, forum, "net", {}).size == 0
    assert compare(store, source_named("csv"), forum, "net", {}).size > 0


def test_another_key_gives_other_pseudonyms_and_the_same_the_same(settings, forum):
    def accounts(settings):
        reader = wrap(settings, pseudonyms=True)(source_named("csv"))
        found = [batch.records.get("accounts") for batch in reader.batches(forum, {})]
        return [each["id"].to_pylist() for each in found if each is not None and len(each)]

    first = accounts(settings)
    assert first == accounts(settings)
    privacy_key(settings)
    (settings.data_dir / "privacy.key").unlink()
    assert accounts(settings) != first
