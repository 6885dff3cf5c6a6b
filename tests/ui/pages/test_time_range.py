"""The time range that holds over every page, and what is shown over time."""

import pytest

from leylines.ui.pages.parts.frames import frames

pytestmark = pytest.mark.neo4j


def slider(app):
    (found,) = [each for each in app.slider if each.label == "Time"]
    return found


def test_all_the_time_is_shown_unless_the_address_says(tiny, opened, text):
    app = opened()
    assert [f"{day:%Y-%m-%d}" for day in slider(app).value] == ["2026-01-10", "2026-03-04"]
    assert "Show all the time" not in [button.label for button in app.button]
    app = opened(days="2026-02-01..2026-02-28")
    said = text(app)
    assert "2026-02-01 to 2026-02-28: 4 interactions of 4 people in 2 communities" in said.replace(
        "*", ""
    )
    assert "the analysis of all until 2026-03-04" in said
    assert "leylines analyse --until 2026-02-28T23:59:59" in said
    assert "Interactions then: 4" in said


def test_choosing_changes_the_address_and_can_be_undone(tiny, opened):
    app = opened("community", community="chat/garden")
    first, last = slider(app).value
    slider(app).set_value((first.replace(month=2, day=3), last)).run()
    assert app.query_params["days"] == "2026-02-03..2026-03-04"
    (whole,) = [button for button in app.button if button.label == "Show all the time"]
    whole.click().run()
    assert "days" not in app.query_params
    assert slider(app).value == (first, last)


def test_it_holds_on_the_next_page_without_the_address(tiny, opened):
    app = opened("community", community="chat/garden", days="2026-03-01..2026-03-02")
    app.switch_page("overview.py")
    app.query_params.clear()
    app.run()
    assert app.query_params["days"] == "2026-03-01..2026-03-02"


def test_a_time_that_is_none_is_said(tiny, opened, text):
    assert "yesterday is no time" in text(opened(days="yesterday"))


def test_evidence_and_timeline_are_of_these_days(tiny, opened, text):
    app = opened("person", person="chat/finn", days="2026-01-10..2026-01-31")
    assert "Nothing in the time that is chosen" in text(app)
    app = opened("compare", first="ada", second="forum/ben", days="2026-03-01..2026-03-04")
    assert "liked what was written" not in text(app)
    app = opened("compare", first="ada", second="forum/ben", days="2026-02-01..2026-03-04")
    assert "liked what was written" in text(app)


def test_a_communitys_growth_is_played(tiny, opened, text):
    app = opened("community", community="forum/bread")
    assert "By 2026-02-16: 2 of the 5 people drawn have had reactions, 4 pairs have met" in text(
        app
    )
    (play,) = [button for button in app.button if button.label == "Play"]
    play.click().run()
    assert not app.exception
    assert "Pause" in [button.label for button in app.button]
    assert "By 2026-01-12" in text(app)  # it begins again, and each run is a frame on


def test_frames_are_months_where_there_are_many():
    rows = [
        {"day": "2025-01-31", "actor": "a", "target": "b", "interactions": 1},
        {"day": "2025-12-01", "actor": "a", "target": "b", "interactions": 2},
        {"day": "2025-12-02", "actor": "c", "target": "b", "interactions": 1},
    ]
    found = frames(rows)
    assert [frame.label for frame in found] == [f"2025-{month:02}" for month in range(1, 13)]
    assert found[-1].pairs == {("a", "b"): 3, ("c", "b"): 1}
    assert found[-1].reacted == {"b": 2}
    assert found[-1].new == {"c"}
    assert found[5].new == frozenset()
    assert frames([]) == []
    assert [frame.label for frame in frames(rows[:1])] == ["2025-01-27"]
