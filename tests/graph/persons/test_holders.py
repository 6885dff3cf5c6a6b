"""Who holds what follows from the links alone, whatever their order."""

from datetime import UTC, datetime, timedelta

import networkx as nx
from hypothesis import given, settings
from hypothesis import strategies as st

from leylines.graph.persons.holders import Tie, holders

DAY = datetime(2026, 1, 1, tzinfo=UTC)
PEOPLE = "abcdef"


def tie(number, first, second, confidence=1.0, keep=None):
    at = DAY + timedelta(days=number)
    return Tie(str(number), first, second, confidence, f"evidence {number}", at, keep)


ties = st.lists(
    st.tuples(
        st.sampled_from(PEOPLE), st.sampled_from(PEOPLE), st.sampled_from([0.25, 0.5, 0.75, 1.0])
    ),
    max_size=8,
).map(lambda rows: [tie(number, *row) for number, row in enumerate(rows)])


def persons_of(found):
    return {one: held.person for one, held in found.items()}


@settings(deadline=None)
@given(ties, st.randoms())
def test_the_order_of_links_does_not_matter(given_ties, random):
    shuffled = random.sample(given_ties, len(given_ties))
    assert holders(given_ties, PEOPLE) == holders(shuffled, PEOPLE)


@settings(deadline=None)
@given(ties)
def test_each_group_is_held_by_one_by_the_surest_way(given_ties):
    found = holders(given_ties, PEOPLE)
    graph = nx.MultiGraph()
    graph.add_nodes_from(PEOPLE)
    for each in given_ties:
        graph.add_edge(each.first, each.second, each.link, sure=each.confidence)
    for group in nx.connected_components(graph):
        kept = min(group)
        assert kept not in found
        for one in group - {kept}:
            assert found[one].person == kept
            surest = max(
                min(graph.edges[edge]["sure"] for edge in way)
                for way in nx.all_simple_edge_paths(graph, one, kept)
            )
            assert found[one].by.confidence == surest


def test_whom_a_source_named_is_kept_before_an_accounts_own():
    assert persons_of(holders([tie(1, "a", "z")], ["a"])) == {"a": "z"}
    assert persons_of(holders([tie(1, "a", "z")], ["a", "z"])) == {"z": "a"}


def test_whom_the_latest_link_names_is_kept():
    wishes = [tie(1, "a", "b", keep="b"), tie(2, "b", "c", keep="c"), tie(3, "d", "e", keep="zoe")]
    assert persons_of(holders(wishes, PEOPLE)) == {"a": "c", "b": "c", "e": "d"}
    assert persons_of(holders(wishes[:1], PEOPLE)) == {"a": "b"}


def test_no_links_move_nothing():
    assert holders([], PEOPLE) == {}
    assert holders([tie(1, "a", "a")], PEOPLE) == {}
