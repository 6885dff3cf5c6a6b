"""Views with known content, and the browser."""

import os
import shutil
from itertools import pairwise
from pathlib import Path

import pytest

from leylines.ui.canvas import Edge, NetworkView, Node, Origin

TINY = Path(__file__).parents[1] / "tiny_graph.cypher"
HOSTILE = (
    "</script><script>window.hacked=1</script>",
    '<img src=x onerror="window.hacked=1">',
    '"; window.hacked=1; "',
    "{{7*7}} {% raw %} ${7*7}",
    "a\u2028b\u2029c",
    "-->\n<!--",
    "=HYPERLINK(1)",
    "[link](javascript:window.hacked=1) :red[x] $x$",
    "Zoë 王小明 \U0001f98a",
    "عبد الله \u202e\u2066",
    "NUL \x00 and \ud800, \\u0027 \\' ` ;\n",
)
CHROMIUM_ARGUMENTS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture
def tiny(store, environment):
    """Return a store with the tiny graph; the explorer finds it by the environment."""
    for statement in TINY.read_text(encoding="utf-8").split(";\n"):
        if statement.strip():
            store.write(statement.strip().removesuffix(";"))
    return store


@pytest.fixture
def view():
    """Three people, three edges, one fact unknown."""
    return NetworkView(
        "Bread",
        (
            Node("ada", "Ada Stone", -100.0, 20.5, 24.0, "#0072b2", "strong in both",
                 facts=(("score", 90.0), ("rank", 1))),
            Node("forum/ben", "Ben", 60.0, -40.0, 14.5, "#d55e00", "local hero",
                 facts=(("score", 60.0), ("rank", 2))),
            Node("forum/cleo", "Cleo", 100.0, 80.0, 8.0, "#8c8c8c", "the rest"),
        ),
        (
            Edge("ada", "forum/ben", 0.4, 0.3, 0.1, 0.5, 1),
            Edge("ada", "forum/cleo", 1.0, 0.5, 0.3, 0.7, 1),
            Edge("forum/ben", "forum/cleo", probability=0.6),
        ),
        legend=(("strong in both", "#0072b2"), ("local hero", "#d55e00"), ("the rest", "#8c8c8c")),
        of=5,
        left_out="those below rank 3",
        colour_means="standing",
        origin=Origin("community", (("key", "forum/bread"), ("limit", 3)), "run-2", 1,
                      '{"half_life_days": 90.0}', '{"leylines": "0.1.0"}', "2026-03-04T18:00:00Z"),
    )  # fmt: skip


@pytest.fixture
def hostile_view():
    """Names that try to break out of wherever they are put."""
    nodes = tuple(
        Node(f"{name}/{place}", name, 40.0 * place, 0.0, 10.0, "#0072b2", name,
             facts=((name, name),))
        for place, name in enumerate(HOSTILE)
    )  # fmt: skip
    edges = tuple(Edge(a.id, b.id, 1.0, 0.5) for a, b in pairwise(nodes))
    legend = tuple((name, "#0072b2") for name in HOSTILE)
    return NetworkView(HOSTILE[0], nodes, edges, legend, left_out=HOSTILE[1])


@pytest.fixture(scope="session")
def browser():
    """The system's Chromium, headless; where it has to be there, its absence is a failure."""
    from playwright.sync_api import sync_playwright

    names = ("chromium", "chromium-browser", "google-chrome", "chrome")
    found = next(filter(None, map(shutil.which, names)), None)
    if found is None:
        if os.environ.get("LEYLINES_REQUIRE_BROWSER") == "1":
            pytest.fail(f"none of {', '.join(names)} is installed")
        pytest.skip("no Chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=CHROMIUM_ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture
def page(browser):
    """A page that notes what it requests and what goes wrong in it."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.requested, page.wrong = [], []
    page.on("request", lambda request: page.requested.append(request.url))
    page.on("pageerror", lambda error: page.wrong.append(str(error)))
    page.on(
        "console",
        lambda message: message.type == "error" and page.wrong.append(message.text),
    )
    yield page
    context.close()
