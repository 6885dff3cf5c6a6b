"""The waterfalls of a person's page, on the tiny graph."""

import json

import pytest

pytestmark = pytest.mark.neo4j


def marks(app):
    """The charts that are waterfalls, each by the names of its bars' ends."""
    specs = [json.loads(chart.proto.spec) for chart in app.get("vega_lite_chart")]
    return [spec for spec in specs if "so_far" in json.dumps(spec)]


def test_the_score_is_explained_everywhere_and_in_a_community(tiny, opened, text):
    app = opened("person", person="ada")
    assert len(marks(app)) == 4
    app = opened("person", **{"person": "ada", "in": "chat/garden", "since": "run-1"})
    assert len(marks(app)) == 5
    assert "**Since run-1**: score 0.0 →" in text(app)


def test_who_has_nothing_is_told_so(tiny, opened, text):
    app = opened("person", person="chat/dan")
    assert marks(app) == []
    assert "Nobody reacts to this person here." in text(app)


def test_choosing_changes_the_address(tiny, opened):
    app = opened("person", person="ada")
    (where,) = [box for box in app.selectbox if box.label.startswith("In which community")]
    where.select("forum/bread").run()
    assert not app.exception
    assert app.query_params["in"] == "forum/bread"
