"""Two of a kind side by side, on the tiny graph."""

import pytest

pytestmark = pytest.mark.neo4j


def rows(app, place, *names):
    frame = app.dataframe[place].value
    return [tuple(row) for row in frame[list(names)].itertuples(index=False)]


def test_two_people(tiny, opened, text):
    app = opened("compare", first="ada", second="forum/ben")
    assert rows(app, 0, "name", "first", "second", "difference")[:2] == [
        ("Everywhere", 95.0, 70.0, 25.0),
        ("Bread", 90.0, 60.0, 30.0),
    ]
    assert rows(app, 1, "name", "first_strength", "second_strength") == [("Cleo", 1.0, 3.0)]
    said = text(app)
    assert "Communities of both: 2" in said  # Bread, and a detected group
    assert "The differences add up to theirs" in said
    assert "**Ben** liked what was written by **Ada Stone** in Bread" in said
    assert len(app.get("vega_lite_chart")) == 5


def test_one_person_twice_and_none(tiny, opened, text):
    assert "That is one person twice" in text(opened("compare", first="ada", second="ada"))
    assert "Choose two people" in text(opened("compare", first="ada"))


def test_two_communities(tiny, opened, text):
    pair = {"what": "communities", "first": "forum/bread", "second": "forum/ovens"}
    app = opened("compare", **pair)
    said = text(app)
    assert "Members: 5" in said
    assert "Correlation: 0.90 0.60 to 1.00" in said
    assert "Of the influence arriving in Ovens: **40% (20% to 60%)**" in said
    assert "Of the influence arriving in Bread: **30% (15% to 45%)**" in said
    assert "People of both: 3" in said
    assert rows(app, 0, "name", "first_rank", "second_rank")[0] == ("Ben", 2, 1)
    assert "**3 of 3** are among the first of both: Ben, Cleo, Hal." in said
    assert "Nobody exchanges influence with people of only the one" in said


def test_two_runs(tiny, opened, text):
    app = opened("compare", what="runs", since="run-1", community="forum/bread")
    told = {row[0]: row[1:] for row in rows(app, 0, "name", "first", "second")}
    assert told == {"data until": ("2026-01-11", "2026-03-04"), "interactions": ("2", "10")}
    moved = rows(app, 1, "name", "before", "after", "rank_before", "rank_after")
    assert moved[0][0] == "Ben"  # whom nobody had reacted to in January
    assert moved[0][1] == 0.0
    assert moved[0][2] > 0
    assert ("Ada Stone", 100.0, 100.0, 1, 1) in moved


def test_a_day_for_a_run(tiny, opened, text):
    app = opened("compare", what="runs", since="2026-02-02")
    assert "only the day differs" in text(app)
    assert "Ben" in list(app.dataframe[0].value["name"])
    assert "Choose an earlier analysis" in text(opened("compare", what="runs"))


def test_choosing_changes_the_address(tiny, opened):
    app = opened("compare")
    app.radio[0].set_value("communities").run()
    assert app.query_params["what"] == "communities"
    app.selectbox[0].select("chat/garden").run()
    assert app.query_params["first"] == "chat/garden"
    assert not app.exception
