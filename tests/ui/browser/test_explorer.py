"""The main path through the explorer in a real browser, which may load nothing from elsewhere."""

import json
import re

import pytest

pytestmark = [pytest.mark.neo4j, pytest.mark.browser]

PATIENCE = 60_000
HOSTILE = '</script><img src=x onerror="window.hacked=1">![p](https://evil.example/p.png)'
PLACE = """(root, id) => {
  const network = root.leylines, box = network.box.getBoundingClientRect();
  const { x, y } = network.scene.at(network.index.get(id));
  return [box.left + x, box.top + y];
}"""
PLACES = """root => Object.fromEntries(root.leylines.data.ids.map(
  (id, at) => [id, root.leylines.scene.at(at)]))"""
CHOOSE_EACH = "root => root.leylines.data.ids.forEach((_, at) => root.leylines.choose([at]))"


@pytest.fixture
def page(page):
    page.set_default_timeout(PATIENCE)
    return page


def canvas(page):
    """Return the network that is shown, drawn."""
    page.locator(".leylines canvas").first.wait_for()
    page.locator(".leylines .stage").scroll_into_view_if_needed()
    return page.locator(".leylines")


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
    assert canvas(page).locator(".legend").inner_text().split() == ["forum", "chat"]
    page.mouse.click(*canvas(page).evaluate(PLACE, "forum/bread"))
    page.get_by_role("button", name="Enter this community").click()
    page.wait_for_url(re.compile(r"/community\?community=forum(/|%2F)bread$"))

    page.get_by_role("link", name="Person").click()
    page.get_by_label("Find by name, handle or id").fill("ada_s")
    page.keyboard.press("Enter")
    page.get_by_role("combobox", name="Person").click()
    page.get_by_role("option", name="Ada Stone · chat, forum").click()
    page.wait_for_url(re.compile(r"/person\?person=ada$"))
    page.get_by_role("heading", name="Ada Stone").wait_for()

    drawn = canvas(page)
    drawn.get_by_label("Find by name").fill("eve")
    drawn.get_by_label("Find by name").press("Enter")
    details = drawn.locator(".details")
    details.get_by_role("heading", name="Eve").wait_for()
    assert "Finn · 50% (30% to 70%)" in details.inner_text()
    page.get_by_role("button", name="Add neighbours").click()
    drawn.locator(".legend").get_by_text("added neighbour").wait_for()
    drawn.get_by_label("Find by name").fill("eve")
    drawn.get_by_label("Find by name").press("Enter")
    page.get_by_role("button", name="Open this person").first.click()
    page.get_by_role("heading", name="Eve", exact=True).first.wait_for()

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
        return canvas(page).evaluate(PLACES)

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
    canvas(page)  # what comes after it would close what was opened before
    page.wait_for_function("!document.querySelector('[data-testid=stStatusWidget]')")
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
        canvas(page).evaluate(CHOOSE_EACH)
        page.wait_for_timeout(1500)
        assert page.evaluate("window.hacked") is None
        assert page.locator("img[src=x]").count() == 0
    assert elsewhere(page, explorer) == []
    assert page.locator("a[href^='javascript']").count() == 0
