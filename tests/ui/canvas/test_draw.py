"""The page of a network: complete in itself, and names are nothing but text."""

import json
import re
from dataclasses import replace

import pytest
from lxml import html

from leylines.ui.canvas import draw
from leylines.ui.canvas.palette import OTHER, PALETTE, colours


def tree(page):
    return html.document_fromstring(page)


def without_library(page):
    """Leave out vis-network, whose comments name where it comes from."""
    return re.sub(r"<script>/\*\*.*?</script>", "", page, flags=re.DOTALL)


def test_nothing_is_loaded_from_anywhere(view):
    page = tree(draw(view))
    assert not page.xpath("//@src | //@href | //@srcset | //@action | //link | //iframe | //object")
    (policy,) = page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    assert policy.startswith("default-src 'none';")
    assert "://" not in without_library(draw(view))
    assert not re.search(r"@import|url\(", page.xpath("string(//style)"))


def test_the_data_are_the_view(view):
    data = json.loads(tree(draw(view)).xpath("string(//script[@id='data'])"))
    assert [node["id"] for node in data["nodes"]] == ["ada", "forum/ben", "forum/cleo"]
    assert data["nodes"][0]["x"] == -100.0
    assert data["nodes"][0]["facts"] == [["score", "90.0"], ["rank", "1"]]
    assert data["edges"][0]["said"] == "30% (10% to 50%)"
    assert data["options"]["physics"] == {"enabled": False}


def test_hostile_names_stay_text(hostile_view):
    page = draw(hostile_view)
    found = tree(page)
    assert len(found.xpath("//script")) == 3
    assert not found.xpath("//img")
    data = json.loads(found.xpath("string(//script[@id='data'])"))
    assert [node["label"] for node in data["nodes"]] == [n.label for n in hostile_view.nodes]
    assert found.xpath("string(//title)") == hostile_view.title


@pytest.mark.browser
def test_a_browser_draws_it_and_requests_nothing(view, page, tmp_path):
    file = tmp_path / "view.html"
    file.write_text(draw(view, links=True), encoding="utf-8")
    page.goto(file.as_uri())
    page.fill("#sought", "ben")
    page.keyboard.press("Enter")
    details = page.locator("#details")
    assert details.locator("h2").inner_text() == "Ben"
    assert "Cleo · 60%" in details.inner_text()
    assert details.locator("a").get_attribute("href") == "person?person=forum%2Fben"
    places = page.evaluate("leylines.network.getPositions()")
    assert places["ada"] == {"x": -100, "y": 20}
    page.keyboard.press("Escape")
    assert details.is_hidden()
    assert page.requested == [file.as_uri()]
    assert page.wrong == []


@pytest.mark.browser
def test_a_browser_runs_no_hostile_name(hostile_view, page, tmp_path):
    file = tmp_path / "view.html"
    file.write_text(draw(hostile_view), encoding="utf-8")
    page.goto(file.as_uri())
    for node in hostile_view.nodes:
        page.evaluate("id => leylines.choose(id)", node.id)
        assert page.locator("#details h2").inner_text().split() == node.label.split()
        # The tooltip is made by vis-network itself.
        page.evaluate(
            "id => { const at = leylines.network.canvasToDOM(leylines.network.getPosition(id));"
            "leylines.network.interactionHandler.onMouseMove({center: at, clientX: at.x,"
            "clientY: at.y + document.getElementById('canvas').getBoundingClientRect().top}); }",
            node.id,
        )
        page.wait_for_timeout(200)
    assert page.locator(".vis-tooltip").count() == 1
    assert page.locator(".vis-tooltip img, .vis-tooltip script").count() == 0
    assert page.evaluate("window.hacked") is None
    assert page.wrong == []


HOSTILE_TITLE = "</script><script>window.hacked=1</script>"


@pytest.mark.browser
def test_a_large_network_is_drawn_by_webgl_and_requests_nothing(view, page, tmp_path):
    nodes = tuple(replace(view.nodes[0], id=f"p{at}", x=9.0 * at, y=at % 7) for at in range(1600))
    large = replace(view, title=HOSTILE_TITLE, nodes=(*view.nodes, *nodes))
    file = tmp_path / "view.html"
    file.write_text(draw(large, theme="dark"), encoding="utf-8")
    page.goto(file.as_uri())
    page.get_by_label("Find by name").fill("ben")
    page.keyboard.press("Enter")
    assert "Cleo · 60%" in page.locator(".details").inner_text()
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(14, 17, 23)"
    assert page.title() == HOSTILE_TITLE
    assert page.evaluate("window.hacked") is None
    assert page.requested == [file.as_uri()]
    assert page.wrong == []


def test_after_the_palette_comes_grey():
    given_out = colours([str(number) for number in range(10)])
    assert list(given_out.values()) == [*PALETTE, OTHER, OTHER]
