"""The console and `leylines query` in a pipe: data on stdout, everything else on stderr."""

import io
import json

import pyarrow.parquet as pq
import pytest
from prompt_toolkit.input import create_pipe_input
from prompt_toolkit.output import DummyOutput
from typer.testing import CliRunner

from leylines.queries.console.history import History
from leylines.queries.console.session import Session
from leylines.ui.cli.app import app
from leylines.ui.console.loop import converse
from leylines.ui.console.prompt import prompts

pytestmark = pytest.mark.neo4j
NAMES = "MATCH (p:Person) RETURN p.name AS name ORDER BY p.id"


@pytest.fixture
def run(shared_tiny, monkeypatch):
    for name, value in (("URI", "uri"), ("USER", "user"), ("PASSWORD", "password")):
        monkeypatch.setenv(f"LEYLINES_NEO4J_{name}", getattr(shared_tiny.address, value))

    def run(*arguments, input=None):
        return CliRunner().invoke(app, list(map(str, arguments)), input=input)

    return run


def test_statements_from_a_pipe(run):
    result = run("console", input=f":param k = 2\n{NAMES}\nLIMIT $k;\nRETURN 'é' AS last")
    assert result.exit_code == 0
    assert result.stdout == "$k is set.\nname\nAda Stone\nDan\nlast\né\n"
    assert result.stderr == ""


def test_the_first_error_ends_a_pipe(run):
    result = run("console", input="RETURN 1 AS one;\nRETURN nothing;\nRETURN 3 AS three;")
    assert (result.exit_code, result.stdout) == (7, "one\n  1\n")
    assert "nothing" in result.stderr
    assert run("console", input=":quit\nRETURN nothing;").exit_code == 0


def test_a_cut_is_said_where_it_is_no_data(run):
    result = run("console", "--limit", "2", "--format", "csv", input=NAMES)
    assert result.stdout.splitlines() == ["name", "Ada Stone", "Dan"]
    assert "There are more" in result.stderr


@pytest.mark.parametrize("form", ["csv", "jsonl", "json", "parquet"])
def test_a_query_in_each_form(run, form):
    result = run("query", NAMES, "--format", form)
    assert result.exit_code == 0
    names = {
        "csv": lambda: result.stdout.splitlines()[1:],
        "jsonl": lambda: [json.loads(line)["name"] for line in result.stdout.splitlines()],
        "json": lambda: [row["name"] for row in json.loads(result.stdout)],
        "parquet": lambda: pq.read_table(io.BytesIO(result.stdout_bytes))["name"].to_pylist(),
    }[form]()
    assert names == ["Ada Stone", "Dan", "Eve", "Finn", "Ben", "Cleo", "Dan", "Hal"]


def test_mistakes_in_a_query(run):
    assert run("query", NAMES, "--format", "xml").exit_code == 7
    wrong = run("query", "RETURN 1 / 0 AS x", "--format", "csv")
    assert (wrong.exit_code, wrong.stdout) == (7, "")
    assert "by zero" in wrong.stderr


def test_a_question_of_ones_own(run, tmp_path):
    folder = tmp_path / "queries"
    folder.mkdir()
    head = (
        "// title: T\n// question: Q?\n// parameters:\n// returns:\n//   n — n\n// access: read\n"
    )
    (folder / "mine.cypher").write_text(head + "MATCH (p:Person) RETURN count(p) AS n")
    (folder / "writes.cypher").write_text(head + "CREATE (x:Intruder) RETURN 1 AS n")
    (folder / "broken.cypher").write_text("RETURN 1")
    assert run("query", "mine").stdout == "n\n8\n"
    assert "mine" in run("query").stdout
    assert "broken.cypher" in run("query").stderr
    assert "only reading is allowed" in run("query", "writes").stderr
    assert run("query", "broken").exit_code == 7


def test_what_is_typed_is_kept_with_what_came_of_it(shared_tiny, tmp_path, capsys):
    session = Session(shared_tiny, history=History(tmp_path / "history"))
    with create_pipe_input() as typed:
        typed.send_text("RETURN 1 AS\none;\n:nonsense\n\x04".replace("\n", "\r"))
        converse(session, prompts(session, input=typed, output=DummyOutput()))
    captured = capsys.readouterr()
    assert captured.out.split() == ["one", "1"]
    assert "1 row in" in captured.err
    assert "no command :nonsense" in captured.err
    entries = History(tmp_path / "history").entries
    assert [(entry.text, entry.rows) for entry in entries] == [
        ("RETURN 1 AS\none", 1),
        (":nonsense", None),
    ]


def test_nothing_from_the_data_moves_the_cursor(run):
    result = run("console", input="RETURN '\\u001b]0;x\\u0007' AS a, {b: '\\u009b1m'} AS c")
    assert not {"\x1b", "\x07", "\x9b"} & set(result.stdout)
