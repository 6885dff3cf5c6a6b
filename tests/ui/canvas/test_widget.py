"""The notebook's widget: its Python side, its script in a browser, and the example of the docs."""

import re
from pathlib import Path

import pytest

from leylines.ui import NetworkWidget
from leylines.ui.canvas import NetworkView
from leylines.ui.canvas.packed import pack
from leylines.ui.canvas.script import canvas_script
from leylines.ui.canvas.selection import Selection

DOCS = Path(__file__).parents[3] / "docs" / "notebooks.md"

HOST = """async ([script, bytes]) => {
  const module = await import(URL.createObjectURL(new Blob([script], { type: "text/javascript" })));
  const state = { packed: new DataView(Uint8Array.from(bytes).buffer) };
  const listeners = {};
  window.model = {
    get: (name) => state[name],
    set: (name, value) => { state[name] = value; },
    save_changes: () => { window.saved = structuredClone({ ...state, packed: null }); },
    on: (event, act) => { listeners[event] = act; },
    off: (event) => { delete listeners[event]; },
  };
  const widget = await module.default();
  window.leave = await widget.render({ model: window.model, el: document.body });
}"""


def test_the_selection_is_what_the_browser_says(view):
    widget = NetworkWidget(view)
    assert widget.packed == pack(view)
    widget.chosen = {"nodes": ["ada", "nobody"], "edge": None, "how": "click"}
    widget.expanded = ["forum/ben", 1]
    assert widget.selection == Selection(("ada",), None, "forum/ben", "click")
    widget.view = NetworkView("Nobody", (), ())
    assert widget.packed == pack(widget.view)
    assert widget.selection == Selection()


def test_the_example_of_the_docs_runs():
    first, second = re.findall(r"```python\n(.*?)```", DOCS.read_text(encoding="utf-8"), re.DOTALL)
    names = {}
    exec(first, names)
    names["widget"].chosen = {"nodes": [], "edge": ["ada", "ben"], "how": "click"}
    exec(second, names)
    assert names["widget"].selection.edge == ("ada", "ben")


@pytest.mark.browser
def test_a_click_in_a_notebook_is_saved_to_the_model(page, view):
    page.evaluate(HOST, [canvas_script(), list(pack(view))])
    root = page.locator(".leylines")
    place = """root => { const n = root.leylines, b = n.box.getBoundingClientRect();
      const { x, y } = n.scene.at(0); return [b.left + x, b.top + y]; }"""
    page.mouse.click(*root.evaluate(place))
    page.wait_for_function("window.saved?.chosen")
    assert page.evaluate("saved.chosen") == {"nodes": ["ada"], "edge": None, "how": "click"}
    page.mouse.dblclick(*root.evaluate(place))
    page.wait_for_function("window.saved.expanded")
    assert page.evaluate("saved.expanded") == ["ada", 1]
    page.evaluate("leave()")
    assert root.count() == 0
    assert page.wrong == []
