"""A Jupyter notebook that connects, asks what a view was made of, and shows its picture."""

import json
import re
from typing import Any

from leylines.graph.errors import ExportError
from leylines.ui.canvas import NetworkView, Origin
from leylines.ui.exports.changes import Changes
from leylines.ui.exports.manifest import as_text, manifest
from leylines.ui.exports.named import is_named
from leylines.ui.pages.parts.text import plain

_QUESTIONS = {
    "overview": "communities",
    "community": "top_people",
    "person": "person_card",
    "routes": "routes",
}
_KEYS = {"community": "community", "person": "person"}


def notebook(view: NetworkView) -> bytes:
    """Return the view as a notebook of format 4.5; the manifest is in its metadata.

    Raises
    ------
    ExportError
        If the view has no name by which it could be asked for again.
    """
    origin = view.origin
    if origin is None or not is_named(view):
        raise ExportError(
            "This view has no name by which a notebook could ask for it again",
            cure="Take the notebook of a community, a person, the overview or stored routes.",
        )
    cells = [_text(f"# {plain(view.title)}", plain(view.sentence)), *_cells(origin)]
    told = {
        "cells": [{"id": f"cell-{place}", **cell} for place, cell in enumerate(cells)],
        "metadata": {
            "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
            "language_info": {"name": "python"},
            "leylines": manifest(view, "ipynb", Changes()),
        },
        "nbformat": 4,
        "nbformat_minor": 5,
    }
    return f"{as_text(told, indent=1)}\n".encode()


def _cells(origin: Origin) -> list[dict[str, Any]]:
    given = dict(origin.parameters)
    key, limit = str(given.get("key", "")), int(given.get("limit", 60))
    return [
        _text("Connect: to the Neo4j that the environment or the settings file names."),
        _code("from leylines.graph.store import connect", "", "store = connect()"),
        _text(f"What was shown goes by the run {plain(origin.run or 'none')}."),
        _code(
            "from leylines.queries.catalogue import ask",
            "",
            'run = ask(store, "newest_run")',
            f"exported = {_python(origin.run)}",
            'newest = run[0]["id"] if run else ""',
            "if newest != exported:",
            '    print(f"The graph has a newer analysis; what follows goes by {newest}.")',
        ),
        _text("The same as a table: a named question with its parameters."),
        _code("import pandas as pd", "", f"pd.DataFrame({_question(origin.builder, key)})"),
        _text("The view itself, placed and coloured as it was shown."),
        _code(
            "from leylines.ui.exports.named import named_view",
            "",
            f"view = named_view(store, {_python(origin.builder)}, {_python(key)}, {limit})",
            "view.sentence",
        ),
        _code(
            "from IPython.display import SVG",
            "",
            "from leylines.ui.exports import render",
            "",
            'SVG(data=render(view, "svg").decode())',
        ),
    ]


def _question(builder: str, key: str) -> str:
    asked = [f'ask(store, "{_QUESTIONS[builder]}"']
    if builder in _KEYS:
        asked.append(f"{_KEYS[builder]}={_python(key)}")
    elif builder == "routes" and key:
        asked.append(f"targets=[{_python(key)}]")
    return f"{', '.join(asked)})"


def _python(text: str) -> str:
    """Return a text as Python's source, in ASCII: what turns text stays an escape."""
    quoted = json.dumps(text, ensure_ascii=False)
    return re.sub("[^ -~]", lambda found: f"\\U{ord(found[0]):08x}", quoted)


def _text(*lines: str) -> dict[str, Any]:
    return {"cell_type": "markdown", "metadata": {}, "source": "\n\n".join(lines)}


def _code(*lines: str) -> dict[str, Any]:
    return {
        "cell_type": "code",
        "execution_count": None,
        "metadata": {},
        "outputs": [],
        "source": "\n".join(lines),
    }
