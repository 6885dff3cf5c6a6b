"""Each question's answer on the graph known by hand (tests/tiny_graph.cypher), on each server."""

import pytest

from leylines.queries.catalogue import ask

pytestmark = pytest.mark.neo4j


def columns(rows, *names):
    return [tuple(row[name] for name in names) for row in rows]


@pytest.fixture
def answer(each_shared_tiny):
    return lambda name, **parameters: ask(each_shared_tiny, name, **parameters)


def test_newest_complete_run(answer):
    assert columns(answer("newest_run"), "id", "persons", "interactions") == [("run-2", 8, 10)]


def test_graph_counts(answer):
    (row,) = answer("graph_counts")
    assert row == {
        "networks": 2,
        "accounts": 9,
        "persons": 8,
        "communities": 5,
        "contents": 12,
        "topics": 2,
        "interactions": 10,
        "influences": 11,
    }


def test_networks(answer):
    assert columns(answer("networks"), "id", "accounts", "communities") == [
        ("chat", 4, 1),
        ("forum", 5, 2),
    ]


def test_communities(answer):
    rows = answer("communities", kinds=["category", "channel"])
    assert columns(rows, "id", "network", "members", "interactions", "correlation") == [
        ("forum/bread", "forum", 5, 4, 0.9),
        ("chat/garden", "chat", 4, 4, 0.3),
        ("forum/ovens", "forum", 3, 3, 1.0),
    ]
    assert columns(rows, "local_heroes", "visiting_celebrities") == [(0, 0), (1, 1), (0, 0)]
    assert [row["id"] for row in answer("communities", communities=["chat/garden"])] == [
        "chat/garden"
    ]


@pytest.mark.parametrize(
    ("by", "people"),
    [
        ("local", ["chat/eve", "ada", "chat/finn", "chat/dan"]),
        ("global", ["ada", "chat/eve", "chat/finn", "chat/dan"]),
        ("lift", ["chat/eve", "chat/finn", "chat/dan", "ada"]),
    ],
)
def test_top_people(answer, by, people):
    rows = answer("top_people", community="chat/garden", by=by)
    assert [row["id"] for row in rows] == people
    assert [row["id"] for row in answer("top_people", community="chat/garden", by=by, limit=2)] == (
        people[:2]
    )


def test_intervals_of_ranks_and_tiers(answer):
    """A place is 20 in Bread and 12.5 of all; each interval reaches one place down."""
    rows = answer("top_people", community="forum/bread")
    assert columns(rows, "rank", "rank_low", "rank_high", "tier") == [
        (1, 1, 2, 1),
        (2, 2, 3, 1),
        (3, 3, 4, 2),
        (4, 4, 5, 2),
        (5, 5, 6, 2),
    ]
    assert columns(rows[:2], "lift_low", "lift_high") == [(-20.0, 10.0), (-27.5, 2.5)]
    rows = answer("top_people_overall", limit=3)
    assert columns(rows, "rank", "rank_low", "rank_high", "tier") == [
        (1, 1, 2, 1),
        (2, 2, 3, 2),
        (3, 3, 4, 2),
    ]


def test_top_people_overall(answer):
    rows = answer("top_people_overall", limit=2)
    assert columns(rows, "id", "rank", "networks", "strong_in") == [
        ("ada", 1, ["chat", "forum"], ["Bread"]),
        ("forum/ben", 2, ["forum"], ["Ovens", "Bread"]),
    ]


def test_local_heroes_and_visiting_celebrities(answer):
    heroes = [("chat/eve", "chat/garden", 25.0)]
    celebrities = [("ada", "chat/garden", -25.0)]
    assert columns(answer("local_heroes"), "id", "community", "lift") == heroes
    assert columns(answer("visiting_celebrities"), "id", "community", "lift") == celebrities
    assert answer("local_heroes", communities=["forum/bread"]) == []
    detected = answer("local_heroes", communities=["detected/2"])
    assert [row["id"] for row in detected] == ["chat/eve"]


def test_influences_of_a_person(answer):
    rows = answer("whom_a_person_influences", person="ada")
    assert columns(rows, "id", "strength") == [
        ("chat/eve", 1.5),
        ("chat/finn", 1.2),
        ("forum/cleo", 1.0),
        ("forum/dan", 0.9),
        ("forum/ben", 0.4),
    ]
    rows = answer("who_influences_a_person", person="forum/cleo")
    assert columns(rows, "id", "probability", "interactions") == [
        ("forum/ben", 0.6, 2),
        ("ada", 0.5, 1),
    ]


def test_evidence_of_a_pair(answer):
    rows = answer("evidence_of_a_pair", first="forum/ben", second="forum/cleo")
    assert columns(rows, "kind", "actor_name", "target_name", "communities", "title") == [
        ("ACCEPTED", "Cleo", "Ben", ["Ovens"], "How hot is hot enough?"),
        ("ANSWERED", "Ben", "Cleo", ["Ovens"], "How hot is hot enough?"),
    ]
    assert rows[0]["url"] == "https://forum.example/c5"
    turned = answer("evidence_of_a_pair", first="forum/cleo", second="forum/ben")
    assert turned == rows
    assert len(answer("evidence_of_a_pair", first="ada", second="chat/eve")) == 1
    assert answer("evidence_of_a_pair", first="ada", second="chat/dan") == []


def test_evidence_of_influence_goes_one_way(answer):
    rows = answer("evidence_of_influence", source="forum/ben", target="forum/cleo")
    assert columns(rows, "kind", "actor_name") == [("ACCEPTED", "Cleo"), ("ANSWERED", "Ben")]
    assert answer("evidence_of_influence", source="forum/cleo", target="forum/ben") == []


def test_routes(answer):
    rows = answer("routes")
    assert [row["id"] for row in rows] == ["run-2/r1", "run-2/r3", "run-2/r2", "run-2/r4"]
    rows = answer("routes", targets=["forum/ovens"])
    assert columns(rows, "source_name", "target_name", "names", "rank") == [
        ("Bread", "Ovens", ["Ada Stone", "Ben"], 1),
        ("Bread", "Ovens", ["Ada Stone", "Ben", "Cleo"], 2),
    ]
    assert answer("routes", sources=["forum/ovens"]) == []
    assert answer("routes", kinds=["another"]) == []


def test_communities_reach(answer):
    assert columns(answer("communities_that_reach", community="forum/bread"), "id", "share") == [
        ("forum/ovens", 0.3),
        ("chat/garden", 0.05),
    ]
    assert columns(answer("communities_reached", community="forum/bread"), "id", "share") == [
        ("forum/ovens", 0.4),
        ("chat/garden", 0.25),
    ]
    rows = answer("who_reaches_whom", kinds=["category", "channel"])
    assert columns(rows, "source_name", "target_name") == [
        ("Bread", "Ovens"),
        ("Ovens", "Bread"),
        ("Bread", "Garden"),
        ("Garden", "Bread"),
    ]
    assert len(answer("who_reaches_whom")) == 5
    assert len(answer("who_reaches_whom", kinds=["category"])) == 2


def test_people_in_several_communities(answer):
    rows = answer("people_in_several_communities")
    assert columns(rows, "id", "names") == [
        ("ada", ["Bread", "Garden"]),
        ("forum/ben", ["Ovens", "Bread"]),
        ("forum/cleo", ["Ovens", "Bread"]),
        ("forum/hal", ["Ovens", "Bread"]),
    ]
    assert answer("people_in_several_communities", minimum=3) == []
    among = ["forum/bread", "chat/garden"]
    assert [row["id"] for row in answer("people_in_several_communities", communities=among)] == [
        "ada"
    ]


def test_bridges_between(answer):
    (row,) = answer("bridges_between", first="forum/bread", second="chat/garden")
    assert (row["id"], row["first_strength"], row["second_strength"], row["bridge"]) == (
        "ada",
        pytest.approx(1.0 + 0.9 + 0.4),
        pytest.approx(1.5 + 1.2),
        pytest.approx(2.3),
    )
    assert answer("bridges_between", first="forum/bread", second="forum/ovens") == []


def test_growth_of_a_community(answer):
    rows = answer("growth_of_a_community", community="forum/bread")
    assert columns(rows, "month", "interactions", "people", "newcomers") == [
        ("2026-01", 2, 2, 2),
        ("2026-02", 2, 2, 2),
    ]
    rows = answer("growth_of_a_community", community="chat/garden")
    assert columns(rows, "month", "interactions", "people", "newcomers") == [("2026-03", 4, 3, 3)]


def test_growth_within_two_days_still_knows_who_came_before(answer):
    bread = {"community": "forum/bread", "since": "2026-01-11", "until": "2026-02-20"}
    rows = answer("growth_of_a_community", **bread)
    assert columns(rows, "month", "interactions", "people", "newcomers") == [
        ("2026-01", 1, 1, 1),
        ("2026-02", 2, 2, 2),
    ]
    rows = answer("growth_of_a_community", **{**bread, "until": "2026-02-19"})
    assert columns(rows, "month", "people")[-1] == ("2026-02", 1)


def test_time_span(answer):
    (row,) = answer("time_span")
    assert [f"{row[end]:%Y-%m-%d}" for end in ("first", "last")] == ["2026-01-10", "2026-03-04"]


def test_activity_in_a_period(answer):
    (whole,) = answer("activity_in_a_period")
    assert whole == {"people": 8, "interactions": 10, "communities": 3}
    (march,) = answer("activity_in_a_period", since="2026-03-01", until="2026-03-03")
    assert march == {"people": 3, "interactions": 3, "communities": 1}


def test_timeline_of_a_person(answer):
    rows = answer("timeline_of_a_person", person="forum/ben")
    assert columns(rows, "month", "given", "received", "people") == [("2026-02", 2, 2, 3)]
    rows = answer("timeline_of_a_person", person="forum/ben", until="2026-02-03")
    assert columns(rows, "month", "given", "received", "people") == [("2026-02", 2, 0, 2)]


def test_evidence_of_a_person(answer):
    rows = answer("evidence_of_a_person", person="forum/ben", since="2026-02-03")
    assert columns(rows, "id", "kind", "actor", "target", "text") == [
        ("forum/i6", "REPLIED", "forum/hal", "forum/ben", "An hour did it for my loaf too."),
        ("forum/i5", "ACCEPTED", "forum/cleo", "forum/ben",
         "Heat the stone for an hour, then 230 is enough."),
        ("forum/i4", "ANSWERED", "forum/ben", "forum/cleo",
         "Heat the stone for an hour, then 230 is enough."),
    ]  # fmt: skip
    assert rows[0]["communities"] == ["Bread", "Ovens"]


def test_evidence_within_two_days(answer):
    pair = {"first": "forum/ben", "second": "forum/cleo"}
    rows = answer("evidence_of_a_pair", **pair, since="2026-02-04", until="2026-02-04")
    assert columns(rows, "id") == [("forum/i5",)]
    way = {"source": "forum/ben", "target": "forum/cleo"}
    assert columns(answer("evidence_of_influence", **way, until="2026-02-03"), "id") == [
        ("forum/i4",)
    ]


def test_interactions_among(answer):
    people = ["ada", "forum/ben", "forum/cleo"]
    rows = answer("interactions_among", persons=people)
    assert columns(rows, "day", "actor", "target", "interactions") == [
        ("2026-01-10", "forum/cleo", "ada", 1),
        ("2026-02-01", "forum/ben", "ada", 1),
        ("2026-02-03", "forum/ben", "forum/cleo", 1),
        ("2026-02-04", "forum/cleo", "forum/ben", 1),
    ]
    rows = answer("interactions_among", persons=people, community="forum/ovens")
    assert columns(rows, "day") == [("2026-02-03",), ("2026-02-04",)]


def test_influence_shared_by_two(answer):
    rows = answer("influence_shared_by_two", first="ada", second="forum/ben")
    assert columns(rows, "id", "way", "first_strength", "second_strength") == [
        ("forum/cleo", "influenced by both", 1.0, 3.0)
    ]
    rows = answer("influence_shared_by_two", first="forum/cleo", second="forum/ben")
    assert columns(rows, "id", "way") == [("ada", "influences both")]


def test_people_of_two_communities(answer):
    rows = answer("people_of_two_communities", first="forum/bread", second="forum/ovens", limit=1)
    assert columns(rows, "id", "first_rank", "second_rank", "shared") == [("forum/ben", 2, 1, 3)]


def test_detected_groups(answer):
    rows = answer("detected_groups")
    assert columns(rows, "id", "community")[:2] == [
        ("ada", "detected/1"),
        ("chat/dan", "detected/2"),
    ]
    assert len(rows) == 8


def test_unanswered_contents(answer):
    rows = answer("unanswered_contents")
    assert columns(rows, "id", "author_name", "communities") == [
        ("forum/c7", "Hal", ["Ovens"]),
        ("chat/m3", "Finn", ["Garden"]),
    ]
    rows = answer("unanswered_contents", communities=["chat/garden"], reply_kinds=["answer"])
    assert [row["id"] for row in rows] == ["chat/m3", "chat/m1"]


def test_person_card(answer):
    (card,) = answer("person_card", person="ada")
    assert (card["name"], card["global_rank"], card["influences"], card["influenced_by"]) == (
        "Ada Stone",
        1,
        5,
        0,
    )
    assert card["detected_community_name"] == "Ada Stone, Ben, Cleo"
    assert columns(card["accounts"], "id", "network") == [
        ("chat/ada_s", "chat"),
        ("forum/ada", "forum"),
    ]
    assert columns(card["standings"], "id", "kind", "quadrant") == [
        ("detected/1", "detected", "strong in both"),
        ("forum/bread", "category", "strong in both"),
        ("chat/garden", "channel", "visiting celebrity"),
    ]
    assert answer("person_card", person="nobody") == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("ada", [("ada", "id")]),
        ("ADA_S", [("ada", "exact")]),
        ("Dan", [("forum/dan", "exact"), ("chat/dan", "exact")]),
        ("forum/dan", [("forum/dan", "id")]),
        ("e", [("ada", "part"), ("forum/ben", "part"), ("chat/eve", "part")]),
        ("zzz", []),
    ],
)
def test_find_person(answer, text, found):
    assert columns(answer("find_person", text=text, limit=3), "id", "match") == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("bread", [("forum/bread", "exact")]),
        ("chat/garden", [("chat/garden", "id")]),
        ("ov", [("forum/ovens", "part")]),
        ("zzz", []),
    ],
)
def test_find_community(answer, text, found):
    assert columns(answer("find_community", text=text), "id", "match") == found


def test_rising_people(answer):
    rows = answer("rising_people", community="chat/garden")
    assert columns(rows, "id", "people_before", "people_now") == [("ada", 0, 2), ("chat/eve", 0, 2)]
    rows = answer("rising_people", community="forum/bread", days=30)
    assert columns(rows, "id", "people_now") == [("forum/ben", 1)]
    assert answer("rising_people", community="forum/ovens", days=1) == []


def test_network_of_a_community(answer):
    (row,) = answer("network_of_a_community", community="forum/bread", people=3)
    assert columns(row["people"], "id", "quadrant") == [
        ("ada", "strong in both"),
        ("forum/ben", "strong in both"),
        ("forum/cleo", "the rest"),
    ]
    assert columns(row["influences"], "source", "target", "strength") == [
        ("forum/ben", "forum/cleo", 3.0),
        ("ada", "forum/cleo", 1.0),
        ("ada", "forum/ben", 0.4),
    ]


def test_network_around_a_person(answer):
    (row,) = answer("network_around_a_person", person="forum/cleo", influences=2)
    assert [each["id"] for each in row["people"]] == ["forum/cleo", "forum/ben", "ada"]
    assert columns(row["influences"], "source", "target") == [
        ("forum/ben", "forum/cleo"),
        ("ada", "forum/cleo"),
    ]
    (alone,) = answer("network_around_a_person", person="chat/dan", people=1)
    assert [each["id"] for each in alone["people"]] == ["chat/dan", "chat/eve"]
