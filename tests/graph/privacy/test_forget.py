"""Whoever is forgotten is nowhere any more, and no load brings them back."""

import json

import pytest

from leylines.graph.errors import NotFoundError
from leylines.graph.persons import Link, link_id, merge
from leylines.graph.privacy import Forgotten, everything_about, forget, privacy_key
from leylines.graph.privacy.tombstones import tombstones
from leylines.graph.verify import check_all, loaded_content

pytestmark = pytest.mark.neo4j
EVERYTHING = """
MATCH (n) RETURN labels(n) AS kind, properties(n) AS told
UNION ALL MATCH ()-[r]->() RETURN [type(r)] AS kind, properties(r) AS told
"""
HERS = ("ada", "Ada Stone", "net/u1", "net/u3", "net/c1", "net/c3", "Proofing", "Thank you.")


def everything(store):
    return json.dumps(store.read(EVERYTHING), default=str)


def forgotten(store, settings, person="ada"):
    return forget(store, person, privacy_key(settings), cache=settings.cache_dir)


def test_nothing_of_a_person_stays_but_a_keyed_digest(store, settings, load_forum):
    load_forum()
    assert forgotten(store, settings) == Forgotten(accounts=2, contents=2, interactions=3)
    left = everything(store)
    assert [each for each in HERS if f'"{each}"' in left] == []
    assert store.read("MATCH (n:Content) RETURN n.id AS id, n.text AS text") == [
        {"id": "net/c2", "text": "Two hours, Ada."}
    ]
    assert len(tombstones(store)) == 4  # two accounts, two contents
    assert [check.what for check in check_all(store) if check.count] == []


def test_no_load_brings_them_back(store, settings, load_forum, forum):
    load_forum()
    forgotten(store, settings)
    once = loaded_content(store).hash
    (forum / "accounts.csv").write_text(
        (forum / "accounts.csv").read_text(encoding="utf-8") + "u4,cleo,Cleo,,,\n", encoding="utf-8"
    )
    again = load_forum()
    assert again.rows_loaded + again.rows_rejected == again.rows_read == 11
    assert store.read("MATCH (n:Account) RETURN n.id AS id ORDER BY id") == [
        {"id": "net/u2"}, {"id": "net/u4"},
    ]  # fmt: skip
    store.write("MATCH (n:Account {id: 'net/u4'})-[:HELD_BY]->(p) DETACH DELETE n, p")
    assert loaded_content(store).hash == once


def test_arrays_that_were_kept_go_too(store, settings, load_forum, tmp_path):
    load_forum()
    kept = tmp_path / "interactions-0.arrow"
    kept.write_bytes(b"names")
    forget(store, "ada", privacy_key(settings), cache=tmp_path)
    assert not kept.exists()


def test_what_links_moved_goes_too(store, settings, load_forum):
    load_forum()
    link = Link("net/u1", "net/u2", 1.0, ("by hand",), False)
    merge(store, [(link, "")], by="test", keep="net/u2")
    assert link_id("net/u1", "net/u2") in everything(store)
    assert forgotten(store, settings, "net/u2").accounts == 3
    assert store.read("MATCH (n:Account|Person|Link|Content) RETURN n") == []


def test_somebody_unknown_is_said(store, settings):
    with pytest.raises(NotFoundError, match="no person 'ada'"):
        forgotten(store, settings)


def test_a_record_holds_all_of_a_person_and_nothing_of_others(store, load_forum):
    load_forum()
    told = everything_about(store, "ada")
    assert [each["id"] for each in told["accounts"]] == ["net/u1", "net/u3"]
    assert [each["id"] for each in told["contents"]] == ["net/c1", "net/c3"]
    assert [each["id"] for each in told["interactions"]] == ["net/i1", "net/i2", "net/i3"]
    assert "Two hours" not in json.dumps(told, default=str)
    with pytest.raises(NotFoundError):
        everything_about(store, "eve")
