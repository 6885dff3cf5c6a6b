"""The examples of docs/console.md say what the console says."""

import re
from pathlib import Path

import pytest

from leylines.queries.catalogue.query import read_query
from leylines.queries.console.session import Session
from leylines.ui.console.loop import run_all

PAGE = (Path(__file__).parents[3] / "docs/console.md").read_text(encoding="utf-8")
INPUT = re.compile(r"^(?:leylines> |     \.\.\.> )(.*)$", re.MULTILINE)
EXAMPLES = re.findall(r"```console\n(.*?)```", PAGE, re.DOTALL)


@pytest.mark.neo4j
@pytest.mark.parametrize("example", EXAMPLES)
def test_an_example(example, shared_tiny, capsys):
    run_all(Session(shared_tiny), [f"{line}\n" for line in INPUT.findall(example)])
    said = [line.split() for line in capsys.readouterr().out.splitlines()]
    expected = [line.split() for line in INPUT.sub("", example).splitlines() if line.strip()]
    assert said == expected


def test_the_header_of_a_question_is_one():
    (text,) = re.findall(r"```cypher\n(.*?)```", PAGE, re.DOTALL)
    assert set(read_query("replies", text).parameters) == {"handle", "since"}
