"""The notebook: its cells run here, without Jupyter, and show what was exported."""

import ast
import json
from dataclasses import replace
from xml.etree.ElementTree import canonicalize

import pytest

from leylines.graph.errors import ExportError
from leylines.ui.canvas import NetworkView
from leylines.ui.exports import render
from leylines.ui.exports.named import named_view


def run_cells(notebook):
    """Run the code cells one after the other, and give what each shows at its end."""
    names, shown = {}, []
    for cell in notebook["cells"]:
        if cell["cell_type"] != "code":
            continue
        body = ast.parse(cell["source"])
        last = body.body.pop() if isinstance(body.body[-1], ast.Expr) else None
        exec(compile(body, "cell", "exec"), names)
        if last is not None:
            shown.append(eval(compile(ast.Expression(last.value), "cell", "eval"), names))
    names["store"].close()
    return shown


@pytest.mark.neo4j
@pytest.mark.parametrize(
    ("kind", "key", "rows"),
    [("overview", "", 5), ("community", "forum/bread", 5), ("person", "ada", 1),
     ("routes", "chat/garden", 2)],
)  # fmt: skip
def test_its_cells_make_the_view_again(tiny, kind, key, rows, capsys):
    view = named_view(tiny, kind, key, 4)
    table, sentence, picture = run_cells(json.loads(render(view, "ipynb")))
    assert len(table) == rows
    assert sentence == view.sentence
    assert canonicalize(picture.data) == canonicalize(render(view, "svg").decode())
    assert capsys.readouterr().out == ""


@pytest.mark.neo4j
def test_a_newer_analysis_is_told(tiny, capsys):
    data = render(named_view(tiny, "overview"), "ipynb")
    tiny.write("MATCH (run:Run {id: 'run-3'}) SET run.status = 'complete'")
    run_cells(json.loads(data))
    assert capsys.readouterr().out == (
        "The graph has a newer analysis; what follows goes by run-3.\n"
    )


def test_it_is_a_notebook_of_format_4(view):
    told = json.loads(render(view, "ipynb"))
    assert (told["nbformat"], told["nbformat_minor"]) == (4, 5)
    ids = [cell["id"] for cell in told["cells"]]
    assert len(set(ids)) == len(ids)
    assert told["metadata"]["leylines"]["made"]["run"]["id"] == "run-2"


def test_a_name_is_never_code(view):
    key = "a'\"\\\n');import os;\U0001f98a"
    origin = replace(view.origin, parameters=(("key", key), ("limit", 3)))
    told = json.loads(render(replace(view, origin=origin), "ipynb"))
    source = "\n".join(cell["source"] for cell in told["cells"] if cell["cell_type"] == "code")
    calls = [node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Constant)]
    assert [each.value for each in calls].count(key) == 2


def test_a_view_without_a_name_has_no_notebook():
    with pytest.raises(ExportError, match="no name by which a notebook"):
        render(NetworkView("Physics", (), ()), "ipynb")
