"""The first visit: what an empty graph offers, the tour, and the terms."""

import pytest

from leylines.ui.pages.parts.jobs import the_jobs
from leylines.ui.pages.parts.terms import TERMS
from leylines.ui.pages.parts.tour import STEPS

pytestmark = pytest.mark.neo4j


def press(app, label):
    (button,) = [each for each in app.button if each.label == label]
    return button.click().run()


def test_an_empty_graph_offers_three_ways(environment, opened, text):
    app = opened()
    said = text(app)
    assert app.title[0].value == "Welcome to Leylines"
    assert "LEYLINES_NEO4J_URI" in said
    assert [box.label for box in app.selectbox] == ["What kind of files"]
    press(app, "Show me the demonstration")
    (job,) = the_jobs().running()
    assert job.arguments == ("demo", "--no-ui")
    assert "It is on its way" in text(app)


def test_an_analysis_is_one_click_away(loaded, opened):
    press(opened(), "Analyse now")
    (job,) = the_jobs().running()
    assert job.wait(300)
    assert job.state == "done"
    assert "Who influences whom, and where" in opened().title[0].value


def test_the_tour_is_taken_left_and_taken_again(tiny, opened, text):
    app = opened("overview", tour="2")
    assert f"2 of {len(STEPS)} · {STEPS[1].title}" in text(app)
    assert "Go to Community" in [button.label for button in app.button]
    assert STEPS[1].title in text(app.run()), "it is remembered"
    press(app, "End the tour")
    assert STEPS[1].title not in text(app)
    assert "tour" not in app.query_params
    for wrong in ("0", "99", "x"):
        assert "End the tour" not in [button.label for button in opened(tour=wrong).button]


def test_terms_are_found(opened, text):
    app = opened("terms")
    assert text(app).count(" — ") == len(TERMS)
    app.text_input[0].set_value("spearman").run()
    assert text(app).count(" — ") == sum("Spearman" in meaning for meaning in TERMS.values())
    app.text_input[0].set_value("zzz").run()
    assert "No term contains that" in text(app)
