"""From a merge to the analysis and back: one node for both networks, then the same bytes again."""

from dataclasses import fields, is_dataclass

import numpy as np
import pytest

from leylines.graph.network import Parameters, read_interactions
from leylines.graph.persons import Link, merge, undo
from leylines.queries.analysis import analyse
from leylines.queries.catalogue import ask

pytestmark = pytest.mark.neo4j


def bytes_of(value):
    """Return all arrays and texts of a record, and of those in it, but for the graph's state."""
    if is_dataclass(value):
        return [bytes_of(getattr(value, f.name)) for f in fields(value) if f.name != "state"]
    return value.tobytes() if isinstance(value, np.ndarray) else value


def standings(store, person):
    (card,) = ask(store, "person_card", person=person)
    return {row["id"] for row in card["standings"] if row["kind"] != "detected"}


def test_one_person_on_two_networks_and_two_again(tiny_store):
    before = read_interactions(tiny_store)
    first = analyse(tiny_store, Parameters(), cache=None)
    assert standings(tiny_store, "chat/dan") == {"chat/garden"}
    assert standings(tiny_store, "forum/dan") == {"forum/bread"}

    link = Link("forum/dan", "chat/dan", 1.0, ("told in a test",))
    merge(tiny_store, [(link, "")], by="test")
    merged = read_interactions(tiny_store)
    assert set(before.persons) - set(merged.persons) == {"forum/dan"}
    assert len(merged) == len(before)
    assert ask(tiny_store, "graph_counts")[0]["persons"] == 7
    assert ask(tiny_store, "newest_run")[0]["id"] == first.id, (
        "older scores stay until the next run"
    )
    second = analyse(tiny_store, Parameters(), cache=None)
    assert (second.persons, second.id == first.id) == (7, False)
    assert standings(tiny_store, "chat/dan") == {"chat/garden", "forum/bread"}
    assert standings(tiny_store, "forum/dan") == set()

    undo(tiny_store, [link.id], by="test")
    assert bytes_of(read_interactions(tiny_store)) == bytes_of(before)
    assert ask(tiny_store, "graph_counts")[0]["persons"] == 8
    assert analyse(tiny_store, Parameters(), cache=None).id == first.id
    assert standings(tiny_store, "forum/dan") == {"forum/bread"}
