"""Whoever has opted out is in no score, answer or reading; and is again after opting in."""

import pytest

from leylines.graph.errors import NotFoundError
from leylines.graph.network import Parameters, read_interactions
from leylines.graph.privacy import opt_in, opt_out, opted_out
from leylines.graph.verify import check_all, loaded_content
from leylines.queries.analysis import analyse
from leylines.queries.catalogue import QUERIES, ask

pytestmark = pytest.mark.neo4j
FEW = Parameters(bootstrap=2)


def answers(store):
    """Return what every named question answers, asked with its examples."""
    return {
        name: ask(store, name, **{each.name: each.example for each in query.parameters.values()})
        for name, query in QUERIES.items()
    }


def test_no_score_and_no_answer_knows_them(tiny_store):
    analyse(tiny_store, FEW, cache=None)
    assert "'Ada Stone'" in repr(answers(tiny_store))
    opt_out(tiny_store, "ada")
    at_once = answers(tiny_store)
    analyse(tiny_store, FEW, cache=None)
    for told in (at_once, answers(tiny_store)):
        naming = [name for name, rows in told.items() if "'ada'" in repr(rows)]
        naming += [name for name, rows in told.items() if "'Ada Stone'" in repr(rows)]
        assert naming == []
    assert "ada" not in read_interactions(tiny_store, cache=None).persons
    assert opted_out(tiny_store) == ["ada"]
    assert [check.what for check in check_all(tiny_store) if check.count] == []


def test_opting_in_again_leaves_all_as_it_was(tiny_store):
    before = loaded_content(tiny_store).hash
    opt_out(tiny_store, "ada")
    opt_in(tiny_store, "ada")
    assert loaded_content(tiny_store).hash == before
    assert opted_out(tiny_store) == []


def test_a_load_does_not_take_them_in_again(store, load_forum, forum):
    load_forum()
    opt_out(store, "ada")
    accounts = forum / "accounts.csv"
    accounts.write_text(
        accounts.read_text(encoding="utf-8").replace("u1,ada,Ada", "u1,ada,Countess Ada")
        + "u9,ada9,Ada,,ada,\n",
        encoding="utf-8",
    )
    load_forum()
    assert store.read(
        "MATCH (a)-[:WITHHELD]->(p:Person {id: 'ada'}) RETURN a.id AS id ORDER BY id"
    ) == [{"id": "net/u1"}, {"id": "net/u3"}, {"id": "net/u9"}]
    assert store.read("MATCH (:Account)-[:HELD_BY]->(p) RETURN p.id AS id") == [{"id": "net/u2"}]


def test_somebody_unknown_is_said(store):
    with pytest.raises(NotFoundError):
        opt_out(store, "eve")
    with pytest.raises(NotFoundError):
        opt_in(store, "eve")
