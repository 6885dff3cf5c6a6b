"""The views by name, on the tiny graph."""

import pytest

from leylines.graph.errors import ExportError, NotFoundError
from leylines.ui.exports.named import named_view

pytestmark = pytest.mark.neo4j


def labels(view):
    return sorted(node.label for node in view.nodes)


def ends(view):
    return {(edge.source, edge.target) for edge in view.edges}


def test_overview(tiny):
    view = named_view(tiny, "overview")
    assert labels(view) == ["Bread", "Garden", "Ovens"]
    assert {(e.source, e.target): e.probability for e in view.edges} == {
        ("forum/bread", "forum/ovens"): 0.4,
        ("forum/ovens", "forum/bread"): 0.3,
        ("forum/bread", "chat/garden"): 0.25,
        ("chat/garden", "forum/bread"): 0.05,
    }
    assert view.sentence == "Shown: 3 of 3."


def test_community(tiny):
    view = named_view(tiny, "community", "chat/garden", 3)
    assert [(node.label, node.community) for node in view.nodes] == [
        ("Eve", "local hero"),
        ("Ada Stone", "visiting celebrity"),
        ("Finn", "the rest"),
    ]
    assert ends(view) == {("ada", "chat/eve"), ("ada", "chat/finn"), ("chat/eve", "chat/finn")}
    assert view.sentence.startswith("Shown: 3 of 4. Left out: those below rank 3")


def test_showing_more_moves_nobody(tiny):
    few, more = (named_view(tiny, "community", "chat/garden", limit) for limit in (2, 4))
    places = {node.id: (node.x, node.y) for node in more.nodes}
    assert all(places[node.id] == (node.x, node.y) for node in few.nodes)


def test_person(tiny):
    view = named_view(tiny, "person", "forum/ben")
    roles = {node.label: node.community for node in view.nodes}
    assert roles == {
        "Ben": "this person",
        "Ada Stone": "influences this person",
        "Cleo": "is influenced by this person",
        "Hal": "is influenced by this person",
    }
    assert ("ada", "forum/cleo") in ends(view)


def test_routes(tiny):
    view = named_view(tiny, "routes", "forum/ovens")
    assert ends(view) == {("ada", "forum/ben"), ("forum/ben", "forum/cleo")}
    across = {node.label: node.x for node in view.nodes}
    assert across["Ada Stone"] < across["Ben"] < across["Cleo"]
    assert ends(named_view(tiny, "routes")) > ends(view)


@pytest.mark.parametrize("kind", ["community", "person", "routes"])
def test_what_is_not_there(tiny, kind):
    with pytest.raises(NotFoundError, match="attic"):
        named_view(tiny, kind, "attic")


def test_an_unknown_kind(tiny):
    with pytest.raises(ExportError, match="galaxy"):
        named_view(tiny, "galaxy")
