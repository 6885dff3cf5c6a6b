"""Accepting, declining, merging and undoing: only HELD_BY moves, and each comes undone exactly."""

import random
from concurrent.futures import ThreadPoolExecutor
from itertools import combinations

import pytest

from leylines.graph.errors import GraphError, NotFoundError
from leylines.graph.persons import Link, accept, decline, link_id, merge, propose, undo

pytestmark = pytest.mark.neo4j

ALL = ("one/a", "one/b", "two/a", "two/c", "one/n", "two/n")


def suggestion(first, second, confidence=0.9, by_name_only=False):
    return Link(first, second, confidence, ("the same e-mail hash",), by_name_only)


def states(store):
    query = "MATCH (l:Link)-[:LINKS]->() RETURN DISTINCT l.id AS id, l.state AS state"
    return {row["id"]: row["state"] for row in store.read(query)}


def test_a_merge_moves_only_who_holds_what_and_comes_undone_exactly(people, state, join):
    before = state(people)
    nodes = people.read("MATCH (n) WHERE NOT n:Link RETURN count(n) AS n")
    link = join(people, "one/a", "two/a")
    held, persons = state(people)
    assert persons == before[1], "nothing of a person moves"
    of_a = [row for row in held if row["account"].endswith("/a")]
    assert [(row["account"], row["type"], row["person"]) for row in of_a] == [
        ("one/a", "HELD_BY", "one/a"),
        ("two/a", "HELD_BEFORE", "two/a"),
        ("two/a", "HELD_BY", "one/a"),
    ]  # fmt: skip
    (moved,) = [r for r in held if r["account"] == "two/a" and r["type"] == "HELD_BY"]
    assert moved["properties"]["evidence"] == "told in a test"
    assert moved["properties"]["confidence"] == 1.0
    assert undo(people, [link], by="test") == 1
    assert state(people) == before
    assert people.read("MATCH (n) WHERE NOT n:Link RETURN count(n) AS n") == nodes
    (kept,) = people.read("MATCH (l:Link) RETURN l.state AS state, l.decided_by AS by")
    assert kept == {"state": "undone", "by": "test"}


def test_an_earlier_merge_is_undone_and_a_later_one_stays(people, state, holder, join):
    first = join(people, "one/a", "one/b")
    join(people, "one/b", "two/c")
    assert holder(people)["two/c"] == "one/a"
    undo(people, [first], by="test")
    assert holder(people) == {
        "one/a": "one/a", "one/b": "one/b", "two/c": "one/b", "two/a": "two/a",
        "one/n": "Named", "two/n": "Named",
    }  # fmt: skip


def test_all_accounts_of_a_person_go_together(people, holder, join):
    link = join(people, "two/n", "one/a")
    assert [holder(people)[a] for a in ("one/a", "one/n", "two/n")] == ["Named"] * 3
    undo(people, [link], by="test")
    join(people, "two/n", "one/a", keep="one/a")
    assert [holder(people)[a] for a in ("one/a", "one/n", "two/n")] == ["one/a"] * 3


def test_any_way_to_the_same_links_gives_the_same(people, state, join):
    """Whatever was merged and undone in between: the links in force alone say who holds what."""
    generator = random.Random(1)
    pairs = list(combinations(ALL, 2))
    start = state(people)
    for _ in range(4):
        used = generator.sample(pairs, 5)
        links = [join(people, *pair) for pair in used]
        generator.shuffle(links)
        undo(people, links[:2], by="test")
        undo(people, links[2:], by="test")
        assert state(people) == start


def test_a_group_is_as_sure_as_its_weakest_link(people, join):
    join(people, "one/a", "one/b", 0.6)
    join(people, "one/b", "two/c", 0.9)
    rows = people.read(
        "MATCH (a:Account)-[h:HELD_BY]->(:Person {id: 'one/a'})"
        " RETURN a.id AS a, h.confidence AS c ORDER BY a"
    )
    assert rows == [{"a": "one/a", "c": 1.0}, {"a": "one/b", "c": 0.6}, {"a": "two/c", "c": 0.6}]


def test_suggestions_are_replaced_and_decisions_stay(people):
    first, second, third = (
        suggestion("one/a", "two/a"), suggestion("one/b", "two/c"), suggestion("one/a", "two/c"),
    )  # fmt: skip
    propose(people, [first, second, third])
    decline(people, [first.id], by="test")
    accept(people, [second.id], by="test", because="they said so")
    proposed = propose(people, [first, second])
    assert (proposed.suggested, proposed.decided) == (0, 2)
    assert states(people) == {first.id: "declined", second.id: "accepted"}
    assert propose(people, [third]).suggested == 1
    undo(people, [second.id], by="test")
    assert propose(people, [second]).suggested == 0, "what was undone is not suggested again"
    accept(people, [second.id, first.id], by="test")
    assert states(people) == {first.id: "accepted", second.id: "accepted"}


def test_what_cannot_be_decided_leaves_all_as_it_was(people, state):
    link = suggestion("one/a", "two/a")
    propose(people, [link])
    before = state(people)
    with pytest.raises(NotFoundError, match="no link 'nothing'"):
        accept(people, [link.id, "nothing"], by="test")
    assert state(people) == before
    assert states(people) == {link.id: "suggested"}
    with pytest.raises(GraphError, match="is suggested, and cannot become undone"):
        undo(people, [link.id], by="test")
    accept(people, [link.id], by="test")
    with pytest.raises(GraphError, match="is accepted, and cannot become declined") as caught:
        decline(people, [link.id], by="test")
    assert "Undo it first" in caught.value.cure
    with pytest.raises(NotFoundError, match="not in the graph"):
        merge(people, [(Link("one/a", "one/zoe", 1.0, ("told",)), "")], by="test")
    assert link_id("one/a", "one/zoe") not in states(people)


def test_deciding_again_changes_nothing(people, state, join):
    link = join(people, "one/a", "two/a")
    before = state(people)
    assert accept(people, [link], by="somebody else") == 0
    assert state(people) == before


def test_two_who_decide_at_once_each_see_what_the_other_did(people, holder):
    chain = [
        suggestion(*pair) for pair in (("one/a", "one/b"), ("one/b", "two/a"), ("two/a", "two/c"))
    ]
    propose(people, chain)
    with ThreadPoolExecutor(3) as programs:
        list(programs.map(lambda link: accept(people, [link.id], by="test"), chain))
    assert {holder(people)[link.second] for link in chain} == {"one/a"}
    with ThreadPoolExecutor(3) as programs:
        list(programs.map(lambda link: undo(people, [link.id], by="test"), chain))
    assert [holder(people)[link.second] for link in chain] == ["one/b", "two/a", "two/c"]
