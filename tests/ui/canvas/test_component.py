"""The canvas in a real browser, on a page of Streamlit: each way to select comes back to Python."""

import json
import os
import socket
import subprocess
import sys
import time
from dataclasses import asdict
from pathlib import Path

import pytest
import requests

pytestmark = pytest.mark.browser

APP = Path(__file__).parent / "canvas_app.py"
WITHIN = """(root, id) => {
  const { x, y } = root.leylines.scene.at(root.leylines.index.get(id));
  return [x, y];
}"""
PLACE = """(root, id) => {
  const network = root.leylines, box = network.box.getBoundingClientRect();
  const { x, y } = network.scene.at(network.index.get(id));
  return [box.left + x, box.top + y];
}"""
CAMERA = "root => root.leylines.scene.sigma.getCamera().getState()"


@pytest.fixture(scope="module")
def served(tmp_path_factory):
    """Return a function that writes the view to show and gives the address of the page."""
    folder = tmp_path_factory.mktemp("canvas")
    written = folder / "view.json"
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    options = {"server.port": port, "server.address": "127.0.0.1", "server.headless": "true",
               "browser.gatherUsageStats": "false", "server.fileWatcherType": "none"}  # fmt: skip
    command = [sys.executable, "-m", "streamlit", "run", str(APP)]
    command += [f"--{name}={value}" for name, value in options.items()]
    process = subprocess.Popen(
        command,
        cwd=folder,
        env={**os.environ, "CANVAS_VIEW": str(written)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    address = f"http://127.0.0.1:{port}"

    def write(view):
        written.write_text(json.dumps(asdict(view)), encoding="utf-8")
        return address

    try:
        _wait(f"{address}/_stcore/health")
        yield write
    finally:
        process.terminate()
        process.wait(30)


def _wait(address):
    until = time.monotonic() + 90
    while time.monotonic() < until:
        try:
            if requests.get(address, timeout=5).ok:
                return
        except requests.ConnectionError:
            time.sleep(0.2)
    pytest.fail("Streamlit did not start")


@pytest.fixture
def canvas(page, served, view):
    """Return the canvas of three people, drawn."""
    return opened(page, served(view))


def opened(page, address):
    page.set_default_timeout(90_000)
    page.goto(address)
    page.locator(".leylines canvas").first.wait_for()
    page.wait_for_function("document.fonts.ready")
    return page.locator(".leylines")


def returned(page, *expected):
    page.get_by_text(json.dumps(list(expected)), exact=True).wait_for()


def click(page, canvas, *, at, **options):
    page.mouse.click(*canvas.evaluate(PLACE, at), **options)


def test_a_click_on_a_node_returns_it_and_nothing_is_fetched(page, served, canvas):
    click(page, canvas, at="forum/ben")
    returned(page, ["forum/ben"], None, "click")
    assert canvas.locator(".details").inner_text().startswith("Ben")
    assert "Cleo · 60%" in canvas.locator(".details").inner_text()
    assert canvas.get_by_role("status").inner_text() == "Selected: Ben"
    page.keyboard.press("Escape")
    own = ("http://127.0.0.1:", "ws://127.0.0.1:", "data:", "blob:")
    assert [one for one in page.requested if not one.startswith(own)] == []
    assert [line for line in page.wrong if "404 (Not Found)" not in line] == []


def test_a_click_on_an_edge_returns_its_ends(page, canvas):
    (ax, ay), (bx, by) = (canvas.evaluate(PLACE, one) for one in ("forum/ben", "forum/cleo"))
    page.mouse.click((ax + bx) / 2, (ay + by) / 2)
    returned(page, [], ["forum/ben", "forum/cleo"], "click")
    assert canvas.get_by_role("status").inner_text() == "Selected: Ben → Cleo 60%"


def test_a_double_click_asks_for_the_neighbours(page, canvas):
    page.mouse.dblclick(*canvas.evaluate(PLACE, "ada"))
    page.get_by_text("grown: ada").wait_for()


def test_a_line_around_nodes_selects_them(page, canvas):
    (ax, ay), (bx, by) = (canvas.evaluate(PLACE, one) for one in ("forum/ben", "forum/cleo"))
    left, right, top, bottom = (
        min(ax, bx) - 25,
        max(ax, bx) + 25,
        min(ay, by) - 25,
        max(ay, by) + 25,
    )
    page.keyboard.down("Shift")
    page.mouse.move(left, top)
    page.mouse.down()
    for x, y in ((right, top), (right, bottom), (left, bottom)):
        page.mouse.move(x, y)
    page.mouse.up()
    page.keyboard.up("Shift")
    returned(page, ["forum/ben", "forum/cleo"], None, "lasso")


def test_search_and_keys_select(page, canvas):
    box = canvas.get_by_role("application")
    box.focus()
    page.keyboard.press("/")
    page.keyboard.type("cleo")
    page.keyboard.press("Enter")
    returned(page, ["forum/cleo"], None, "search")
    page.keyboard.press("Escape")
    returned(page, [], None, "")
    box.focus()
    page.keyboard.press("Shift+ArrowRight")
    assert canvas.get_by_role("status").inner_text() == "Ada Stone. Enter selects."
    page.keyboard.press("Shift+ArrowRight")
    page.keyboard.press("Enter")
    returned(page, ["forum/ben"], None, "keyboard")
    before = canvas.evaluate(CAMERA)
    page.keyboard.press("ArrowRight")
    page.keyboard.press("+")
    after = canvas.evaluate(CAMERA)
    assert after["x"] > before["x"]
    assert after["ratio"] == pytest.approx(before["ratio"] / 1.3)


def test_nothing_moves_when_the_page_runs_again(page, canvas):
    click(page, canvas, at="ada")
    returned(page, ["ada"], None, "click")
    canvas.get_by_label("Closer").click()
    page.keyboard.press("ArrowDown")
    camera, place = canvas.evaluate(CAMERA), canvas.evaluate(WITHIN, "ada")
    page.get_by_role("button", name="Again").click()
    page.wait_for_function("!document.querySelector('[data-testid=stStatusWidget]')")
    assert (canvas.evaluate(CAMERA), canvas.evaluate(WITHIN, "ada")) == (camera, place)
    page.get_by_text("One fewer").click()
    page.wait_for_function("document.querySelector('.leylines')?.leylines.data.count === 2"
                           " || [...document.querySelectorAll('*')].some(one => one.shadowRoot"
                           "?.querySelector('.leylines')?.leylines.data.count === 2)")  # fmt: skip
    assert (canvas.evaluate(CAMERA), canvas.evaluate(WITHIN, "ada")) == (camera, place)
    returned(page, ["ada"], None, "click")


def test_the_legend_hides_and_a_table_tells_the_same(page, canvas):
    canvas.get_by_role("button", name="local hero").click()
    hidden = "root => [...root.leylines.scene.graph.nodes()].filter(" \
             "one => root.leylines.scene.sigma.getNodeDisplayData(one).hidden).length"  # fmt: skip
    assert canvas.evaluate(hidden) == 1
    canvas.get_by_text("As a table").click()
    canvas.get_by_role("row").nth(1).wait_for()
    rows = canvas.get_by_role("row").all_inner_texts()
    assert rows[1].split() == ["Ada", "Stone", "strong", "in", "both", "90.0", "1"]
    assert "Shown: 3 of 5. Left out: those below rank 3." in canvas.locator("footer").inner_text()


def test_hostile_names_do_nothing(page, served, hostile_view):
    canvas = opened(page, served(hostile_view))
    canvas.get_by_text("As a table").click()
    for node in hostile_view.nodes:
        x, y = canvas.evaluate(PLACE, node.id)
        page.mouse.move(x, y)
        canvas.evaluate(
            "(root, id) => root.leylines.choose([root.leylines.index.get(id)])", node.id
        )
    page.wait_for_timeout(300)
    assert page.evaluate("window.hacked") is None
    assert canvas.locator("img, script").count() == 0
    assert not [line for line in page.wrong if "404 (Not Found)" not in line]
