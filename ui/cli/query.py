"""``leylines query``: a named question, or Cypher of one's own, read-only."""

import json as json_text
import re
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from leylines.graph.errors import QueryError
from leylines.graph.settings import read_settings
from leylines.queries.catalogue import Query, complete, every_question, from_text, query_named
from leylines.ui.cli.app import app, examples
from leylines.ui.cli.connection import open_store
from leylines.ui.cli.options import Json, Quiet, named_values
from leylines.ui.cli.screen import diagnostics, print_json, print_table, shown
from leylines.ui.cli.write import write as change

if TYPE_CHECKING:
    from leylines.graph.store import Rows, Store

FORMS = ("table", "json", "jsonl", "csv", "parquet")
READ_AT_ONCE = 10_000


@app.command(
    epilog=examples(
        "leylines query                                   # the questions there are",
        "leylines query local_heroes --param limit=5",
        "leylines query evidence_of_a_pair --param first=ada --param second=forum/cleo",
        'leylines query "MATCH (p:Person) RETURN p.name AS name LIMIT 3" --json',
        "leylines query --file question.cypher --timeout 10 --rows 100",
        "leylines query top_people_overall --format csv > people.csv",
        "leylines query \"MATCH (p:Person {id: 'ada'}) SET p.name = 'Ada'\" --write",
    )
)
def query(
    question: Annotated[
        str | None, typer.Argument(help="A question's name, or Cypher; `-` reads it from stdin.")
    ] = None,
    param: Annotated[
        list[str] | None,
        typer.Option("--param", "-p", help="name=value; lists are parted by commas. Repeatable."),
    ] = None,
    file: Annotated[Path | None, typer.Option(help="Or a file of Cypher.")] = None,
    timeout: Annotated[float, typer.Option(min=0.1, help="Seconds it may take.")] = 20.0,
    rows: Annotated[
        int | None,
        typer.Option(min=1, help="How many rows at most; 10,000 of a table or JSON, else all."),
    ] = None,
    write: Annotated[
        bool, typer.Option("--write", help="It may change the graph; what, is shown first.")
    ] = False,
    yes: Annotated[bool, typer.Option("--yes", help="With --write: do not ask.")] = False,
    format: Annotated[str, typer.Option(help="table, json, jsonl, csv or parquet.")] = "table",
    json: Json = False,
    quiet: Quiet = False,
) -> None:
    """Ask a named question, or Cypher.

    Without --write it can only read. Without a question: list the named ones.
    """
    if question is None and file is None:
        _list_questions(json)
        return
    form = "json" if json else format
    if form not in FORMS:
        raise QueryError(f"There is no format {form!r}", cure=f"Use {', '.join(FORMS)}.")
    streamed = form not in ("table", "json")
    if streamed and write:
        raise QueryError("A change answers as a table or JSON", cure="Leave --format out.")
    cypher, parameters = _asked(question, file, param or [])
    with open_store(quiet) as store:
        if streamed:
            _stream(store, cypher, parameters, form, timeout, rows)
            return
        if write:
            answer = change(store, cypher, parameters, timeout=timeout, agreed=yes)
        else:
            answer = _read_within(store, cypher, parameters, timeout, rows or READ_AT_ONCE)
    if form == "json":
        print_json(answer)
    else:
        print_table(answer, {name: name for name in answer[0]} if answer else {})


def _read_within(
    store: "Store", cypher: str, parameters: Mapping[str, Any], timeout: float, rows: int
) -> "Rows":
    from leylines.queries.guard import guarded

    with guarded(store, cypher, parameters, timeout=timeout, rows=rows) as answer:
        given = list(answer)
    if answer.outcome and answer.outcome.cut:
        diagnostics().print(f"Only the first {rows:,} rows; --rows gives more.", markup=False)
    return given


def _stream(
    store: "Store",
    cypher: str,
    parameters: Mapping[str, Any],
    form: str,
    timeout: float,
    rows: int | None,
) -> None:
    from leylines.queries.console.requests import Ask
    from leylines.ui.console.show import EVERYTHING, write_answer

    limit = rows or EVERYTHING
    if write_answer(store, Ask(cypher, parameters), form, timeout, limit):
        diagnostics().print(f"Only the first {limit:,} rows; --rows gives more.", markup=False)


def _list_questions(json: bool) -> None:
    questions = every_question(read_settings().queries_dir)
    rows = [
        {
            "name": each.name,
            "question": each.question,
            "parameters": [
                f"[{parameter.name}]" if parameter.optional else parameter.name
                for parameter in each.parameters.values()
            ],
        }
        for each in questions.by_name.values()
    ]
    if json:
        print_json(rows)
    else:
        print_table(rows, {"name": "name", "parameters": "parameters", "question": "question"})
    for error in questions.errors.values():
        diagnostics().print(shown(error), style="yellow", markup=False)


def _asked(
    question: str | None, file: Path | None, pairs: Sequence[str]
) -> tuple[str, Mapping[str, Any]]:
    """Return Cypher and parameters."""
    texts = named_values(pairs, "--param")
    if question is not None and file is not None:
        raise QueryError("Both a question and --file are given", cure="Leave one out.")
    if file is not None:
        return _read(file), _guessed(texts)
    if question == "-":
        return sys.stdin.read(), _guessed(texts)
    if question is not None and not re.fullmatch(r"[\w-]+", question):
        return question, _guessed(texts)
    named = _named(str(question))
    return named.cypher, complete(named, _typed(named, texts))


def _named(name: str) -> Query:
    questions = every_question(read_settings().queries_dir)
    for spelt in (name, name.replace("-", "_")):
        if spelt in questions.errors:
            raise questions.errors[spelt]
        if spelt in questions.by_name:
            return questions.by_name[spelt]
    return query_named(name.replace("-", "_"), questions.by_name)


def _typed(query: Query, texts: Mapping[str, str]) -> dict[str, object]:
    known = query.parameters
    return {
        name: from_text(value, known[name].type) if name in known else value
        for name, value in texts.items()
    }


def _guessed(texts: Mapping[str, str]) -> dict[str, object]:
    """Read values for Cypher that declares no types: as JSON if they are, else as text."""
    values: dict[str, object] = {}
    for name, text in texts.items():
        try:
            values[name] = json_text.loads(text)
        except ValueError:
            values[name] = text
    return values


def _read(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise QueryError(
            f"The file cannot be read: {error}", where=str(file), cure="Name a file of Cypher."
        ) from error
