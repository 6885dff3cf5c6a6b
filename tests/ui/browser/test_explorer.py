"""The main path through the explorer in a real browser, which may load nothing from elsewhere."""

import json
import re

import pytest

pytestmark = [pytest.mark.neo4j, pytest.mark.browser]

PATIENCE = 60_000
HOSTILE = '</script><img src=x onerror="window.hacked=1">![p](https://evil.example/p.png)'


@pytest.fixture
def page(page):
    page.set_default_timeout(PATIENCE)
    return page


def frame(page):
    """Return the page of the network that is shown."""
    page.wait_for_selector("iframe[srcdoc]")
    return page.frame_locator("iframe[srcdoc]").first


def said(page, text):
    page.get_by_text(text).first.wait_for()


def elsewhere(page, explorer):
    own = (explorer, explorer.replace("http", "ws", 1), "data:", "blob:", "about:")
    return [address for address in page.requested if not address.startswith(own)]


def broken(page):
    # Streamlit itself looks for its own addresses below each page's and does without.
    return [line for line in page.wrong if "404 (Not Found)" not in line]


def test_from_the_overview_to_what_proves_an_influence(tiny, explorer, page):
    page.goto(explorer)
    said(page, "Who influences whom, and where")
    assert frame(page).locator("#legend").inner_text().split() == ["forum", "chat"]

    page.get_by_role("link", name="Person").click()
    page.get_by_label("Find by name, handle or id").fill("ada_s")
    page.keyboard.press("Enter")
    page.get_by_role("combobox", name="Person").click()
    page.get_by_role("option", name="Ada Stone · chat, forum").click()
    page.wait_for_url(re.compile(r"/person\?person=ada$"))
    page.get_by_role("heading", name="Ada Stone").wait_for()

    drawn = frame(page)
    drawn.get_by_label("Find by name").fill("eve")
    drawn.get_by_label("Find by name").press("Enter")
    details = drawn.locator("#details")
    details.get_by_role("heading", name="Eve").wait_for()
    assert "Finn · 50% (30% to 70%)" in details.inner_text()
    with page.expect_popup() as opened:
        details.get_by_role("link", name="Open this person").click()
    opened.value.get_by_role("heading", name="Eve", exact=True).wait_for(timeout=PATIENCE)

    assert elsewhere(page, explorer) == []
    assert broken(page) == []


def test_every_page_loads_nothing_from_elsewhere(tiny, explorer, page):
    for address, title in (
        ("", "Who influences whom, and where"),
        ("community?community=chat/garden", "Garden"),
        ("person?person=ada", "Ada Stone"),
        ("routes?from=person:ada&to=community:chat/garden", "Routes"),
        ("accounts", "Accounts"),
        ("questions?question=communities", "Questions"),
    ):
        page.goto(f"{explorer}/{address}")
        page.get_by_role("heading", name=title, exact=True).first.wait_for()
        page.wait_for_function("!document.querySelector('[data-testid=stStatusWidget]')")
        page.wait_for_timeout(1500)
        assert page.locator("[data-testid=stException]").count() == 0
        assert page.locator("[data-testid=stAlertContentError]").count() == 0
    assert elsewhere(page, explorer) == []
    assert broken(page) == []


def test_nobody_moves_when_the_page_runs_again(tiny, explorer, page):
    def places():
        handle = page.wait_for_selector("iframe[srcdoc]").content_frame()
        handle.wait_for_function("window.leylines")
        return handle.evaluate("leylines.network.getPositions()")

    page.goto(f"{explorer}/community?community=forum/bread")
    before = places()
    assert set(before) == {"ada", "forum/ben", "forum/cleo", "forum/dan", "forum/hal"}
    page.reload()
    assert places() == before


def test_a_route_shows_what_proves_it(tiny, explorer, page):
    page.goto(f"{explorer}/routes?to=community:chat/garden")
    page.get_by_text("Ada Stone → Eve").first.click()
    said(page, "I will try the bread compost on the beans.")
    said(page, "replied to")


def test_a_network_is_taken_along(tiny, explorer, page):
    page.goto(f"{explorer}/community?community=forum/bread")
    page.get_by_role("button", name="Take it with you").click()
    with page.expect_download() as download:
        page.get_by_role("button", name="JSON", exact=True).click()
    assert download.value.suggested_filename == "bread-who-influences-whom.json"
    taken = json.loads(download.value.path().read_text(encoding="utf-8"))
    assert taken["nodes"][0]["label"] == "Ada Stone"


def test_hostile_names_do_nothing(tiny, explorer, page):
    tiny.write("MATCH (n:Person {id: 'ada'}) SET n.name = $name", {"name": HOSTILE})
    tiny.write("MATCH (n:Community {id: 'chat/garden'}) SET n.name = $name", {"name": HOSTILE})
    tiny.write("MATCH (n:Content) SET n.text = $name, n.url = 'javascript:1'", {"name": HOSTILE})
    for address in ("", "community?community=chat/garden", "person?person=ada", "routes"):
        page.goto(f"{explorer}/{address}")
        drawn = page.wait_for_selector("iframe[srcdoc]").content_frame()
        drawn.wait_for_function("window.leylines")
        drawn.evaluate("[...leylines.names.keys()].forEach(leylines.choose)")
        page.wait_for_timeout(1500)
        for where in (page, drawn):
            assert where.evaluate("window.hacked") is None
            assert where.evaluate("document.querySelectorAll('img[src=x]').length") == 0
    assert elsewhere(page, explorer) == []
    assert page.locator("a[href^='javascript']").count() == 0
