"""``leylines route``: the ways between people and communities, each hop with its evidence."""

import json

import pytest

pytestmark = pytest.mark.neo4j


@pytest.fixture
def found(reading):
    """Return a function from ends to what is found between them."""

    def find(*arguments):
        result = reading("route", *arguments, "--json")
        assert (result.exit_code, result.stderr) == (0, "")
        return json.loads(result.stdout)

    return find


def persons(routes):
    return [route["persons"] for route in routes]


def test_from_person_to_person(found):
    answer = found("ada", "Finn")
    assert persons(answer["routes"]) == [["ada", "chat/finn"], ["ada", "chat/eve", "chat/finn"]]
    assert set(answer) == {"from", "to", "routes", "any_route"}
    assert persons(found("ada", "Finn", "-k", "1")["routes"]) == [["ada", "chat/finn"]]


def test_from_community_to_person(found):
    assert persons(found("Garden", "Hal")["routes"]) == [["ada", "forum/ben", "forum/hal"]]


def test_into_a_community_by_what_its_people_are_worth(found):
    answer = found("Bread", "Garden")
    assert answer["from"] == {"kind": "community", "id": "forum/bread", "name": "Bread"}
    assert [route["end"] for route in answer["routes"]] == ["chat/eve", "chat/finn", "chat/dan"]
    for route in answer["routes"]:
        assert route["value"] == pytest.approx(route["probability"] * route["standing"])
    assert [end["end"] for end in answer["global_choice"]] == ["chat/eve", "chat/finn", "chat/dan"]
    assert answer["gain"] == 0.0


def test_each_hop_has_the_interactions_that_prove_it(found):
    (route,) = found("ada", "chat/dan")["routes"]
    evidence = [[row["id"] for row in hop["evidence"]] for hop in route["hops"]]
    assert evidence == [["chat/i1"], ["chat/i4"]]
    (route,) = found("forum/ben", "cleo", "--evidence", "9")["routes"]
    assert [row["kind"] for row in route["hops"][0]["evidence"]] == ["ACCEPTED", "ANSWERED"]


def test_by_any_route(found):
    chance = found("ada", "Finn")["any_route"]
    first, second = found("ada", "Finn")["routes"]
    either = 1 - (1 - first["probability"]) * (1 - second["probability"])
    assert (chance["value"], chance["worlds"]) == (pytest.approx(either), 0)
    (bottleneck,) = chance["bottlenecks"]
    assert bottleneck["person"] == "chat/eve"
    assert bottleneck["without"]["value"] == pytest.approx(first["probability"])


def test_in_order_of_time(found):
    answer = found("ada", "Finn", "--in-order-of-time", "--evidence", "9")
    assert answer["undated"] == 0
    assert persons(answer["routes"]) == [["ada", "chat/finn"], ["ada", "chat/eve", "chat/finn"]]
    for route in answer["routes"]:
        before = 0
        for hop in route["hops"]:
            kept = hop["in_order"]
            assert before < kept["since"] <= kept["until"]
            assert len(hop["evidence"]) == kept["interactions"] <= hop["interactions"]
            before = kept["since"]
    into = found("Bread", "Garden", "--in-order-of-time")
    assert persons(into["routes"])[0] == ["ada", "chat/eve"]


def test_printed(reading, golden):
    golden("route_to_person.txt", reading("route", "ada", "finn").stdout)
    golden("route_into_community.txt", reading("route", "bread", "garden", "-k", "2").stdout)


def test_where_no_influence_gets(reading):
    result = reading("route", "Finn", "Ada")
    assert (result.exit_code, result.stdout) == (0, "No influence gets from Finn to Ada Stone.\n")


def test_what_is_meant_can_be_said(found):
    assert found("person:ada", "community:ovens")["to"]["id"] == "forum/ovens"


@pytest.mark.parametrize(
    ("ends", "complaint"),
    [
        (["ada", "dan"], "Give one of: person:forum/dan, person:chat/dan."),
        (["nobody", "ada"], "There is no person or community 'nobody'"),
        (["person:garden", "ada"], "There is no person 'garden'"),
    ],
)
def test_ends_that_are_not_clear(reading, ends, complaint):
    result = reading("route", *ends)
    assert result.exit_code == 4
    assert complaint in result.stderr
