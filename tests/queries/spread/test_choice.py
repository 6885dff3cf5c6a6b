"""Seeds asked of the graph known by hand, beside the obvious lists."""

import pytest

from leylines.graph.errors import NotFoundError, SourceError
from leylines.queries.routes.newest import newest
from leylines.queries.spread import Task, choose_seeds, read_costs

pytestmark = pytest.mark.neo4j


@pytest.fixture(scope="module")
def known(shared_tiny):
    return newest(shared_tiny, cache=None)


def lists(choice):
    return {each.name: each.persons for each in choice.lists}


def test_everybody(known):
    choice = choose_seeds(known, Task(k=2))
    assert choice.whom == 8
    assert [person.id for person in choice.people] == ["ada", "forum/ben"]
    assert lists(choice)["these"] == ("ada", "forum/ben")
    assert lists(choice)["top score"] == ("ada", "forum/ben")
    assert choice.lists[0].spread.mean >= choice.lists[2].spread.mean - 0.05


def test_a_community_with_somebody_left_out_and_somebody_there(known):
    task = Task("chat/garden", k=1, excluded=("ada",), already=("chat/finn",))
    choice = choose_seeds(known, task)
    assert choice.whom == 4
    assert [person.id for person in choice.people] == ["chat/eve"]
    for persons in lists(choice).values():
        assert not {"ada", "chat/finn"} & set(persons)


def test_no_list_costs_more_than_the_budget(known):
    costs = {"ada": 5.0, "forum/ben": 3.0}
    choice = choose_seeds(known, Task(k=3, costs=costs, budget=4.0))
    assert "ada" not in [person.id for person in choice.people]
    for persons in lists(choice).values():
        assert sum(costs.get(person, 1.0) for person in persons) <= 4.0
    assert lists(choice)["top score"] == ("forum/ben", "chat/eve")  # ada cannot be paid for


def test_who_is_not_there_is_named(known):
    with pytest.raises(NotFoundError, match="knows nobody of chat/attic"):
        choose_seeds(known, Task("chat/attic"))
    with pytest.raises(NotFoundError, match="knows nobody 'zoe'"):
        choose_seeds(known, Task(excluded=("zoe",)))


def test_a_column_of_costs():
    lines = ["person,price,name\n", 'ada,2.5,"Ada,\n', 'Stone"\n', "ben,nought,Ben\n"]
    assert read_costs(lines[:3], {"ada"}, "list.csv", "price") == {"ada": 2.5}
    with pytest.raises(SourceError, match=r"list\.csv:4"):
        read_costs(lines, {"ada", "ben"}, "list.csv", "price")
