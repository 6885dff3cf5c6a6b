"""The first visit in a real browser: from an empty graph to the overview, and the tour."""

import os

import pytest

pytestmark = [
    pytest.mark.neo4j,
    pytest.mark.browser,
    pytest.mark.slow,
    pytest.mark.skipif(
        os.environ.get("LEYLINES_TEST_ALL") != "1", reason="two minutes; make test-all"
    ),
]

PATIENCE = 60_000
UNTIL_ANALYSED = 540_000


@pytest.fixture
def tiny(store, environment):
    """Return a store with nothing in it: the explorer of this module is a new one."""
    return store


def test_from_nothing_to_the_overview_and_the_tour(tiny, explorer, page):
    page.set_default_timeout(PATIENCE)
    page.goto(explorer)
    page.get_by_role("button", name="Show me the demonstration").click()
    page.get_by_text("It is on its way").wait_for()
    page.get_by_text("Loading").first.wait_for(timeout=UNTIL_ANALYSED)
    page.get_by_role("heading", name="Who influences whom, and where").wait_for(
        timeout=UNTIL_ANALYSED
    )
    assert tiny.read("MATCH (r:Run {status: 'complete'}) RETURN count(*) AS n") == [{"n": 1}]
    page.get_by_role("button", name="Take the tour").click()
    page.get_by_text("Begin with the map").wait_for()
    page.get_by_role("button", name="Next").click()
    page.get_by_text("Enter a community").wait_for()
    assert page.url.endswith("/community?tour=2")
    page.go_back()
    page.get_by_text("Begin with the map").wait_for()
    page.get_by_role("button", name="End the tour").click()
    page.get_by_text("Begin with the map").wait_for(state="detached")
    assert page.wrong == [line for line in page.wrong if "404 (Not Found)" in line]
