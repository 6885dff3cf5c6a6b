"""What holds for all commands: help, exit codes, where output goes."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
import typer

import leylines.ui.cli.commands
from leylines.ui.cli.app import ORDER, app
from leylines.ui.cli.document import markdown

PROJECT = Path(__file__).parents[3]
ROOT = typer.main.get_command(app)
COMMANDS = sorted(ROOT.commands)
LEAVES = [
    (name, *part)
    for name, command in ROOT.commands.items()
    for part in ([(each,) for each in command.commands] if hasattr(command, "commands") else [()])
]
READING = {"sources", "status", "communities", "top", "person", "route", "query", "doctor"}


def leylines(*arguments, **environment):
    return subprocess.run(
        [sys.executable, "-m", "leylines.ui.cli", *arguments],
        env=os.environ | environment,
        capture_output=True,
        text=True,
        timeout=120,
    )


def test_every_command_has_a_place_in_the_order():
    assert set(COMMANDS) <= set(ORDER)


@pytest.mark.parametrize("command", LEAVES, ids=" ".join)
def test_help_shows_examples(run, command):
    result = run(*command, "--help")
    assert result.exit_code == 0
    examples = result.stdout.partition("Examples:")[2]
    assert f"leylines {' '.join(command)}" in examples


@pytest.mark.parametrize("command", sorted(READING & set(COMMANDS)))
def test_reading_commands_have_json(run, command):
    assert "--json" in run(command, "--help").stdout


def test_documentation_is_up_to_date():
    written = (PROJECT / "docs" / "commands.md").read_text(encoding="utf-8")
    assert written == markdown(), "python -m leylines.ui.cli.document > docs/commands.md"


def test_version(run):
    assert re.fullmatch(r"leylines \d+\.\d+\.\d+\n", run("--version").stdout)


def test_a_mistake_on_the_command_line_is_told(run):
    assert run("tpo").exit_code == 2
    assert "No such command" in run("tpo").stderr
    assert run("top", "--by", "fame").exit_code == 2
    assert run("top", "--limit", "0").exit_code == 2


def test_no_arguments_show_the_help(run):
    assert "Commands:" in run().stdout + run().stderr


def test_an_error_is_one_line_on_stderr(run):
    result = run("query", "no_such_question")
    assert (result.stdout, result.exit_code) == ("", 7)
    assert result.stderr == (
        "Error: There is no question named 'no_such_question'. `leylines query` lists them.\n"
    )


def test_debug_shows_where_an_error_was_found():
    result = leylines("--debug", "query", "no_such_question")
    assert "Traceback" in result.stderr
    assert "QueryError" in result.stderr


def test_a_setting_that_cannot_be_used():
    result = leylines("status", LEYLINES_NEO4J_VERSION="4.4")
    assert result.returncode == 2
    assert result.stderr.startswith("Error: LEYLINES_NEO4J_VERSION cannot be used")


def test_a_server_that_is_not_there():
    result = leylines(
        "status", LEYLINES_NEO4J_URI="bolt://127.0.0.1:1", LEYLINES_NEO4J_PASSWORD="secret"
    )
    assert (result.returncode, result.stdout) == (3, "")
    assert "Traceback" not in result.stderr
    assert "secret" not in result.stderr


def test_no_colours_and_no_padding_when_piped():
    result = leylines("query", NO_COLOR="")
    assert "\x1b" not in result.stdout + result.stderr
    assert not re.search(" $", result.stdout, re.MULTILINE)


def test_completion_can_be_installed():
    # Without this the answer is for the shell that the tests happen to be started by.
    named = {"_TYPER_COMPLETE_TEST_DISABLE_SHELL_DETECTION": "1"}
    shown = leylines("--show-completion", "bash", **named).stdout
    assert "complete -o default -F _leylines_completion leylines" in shown


def test_looking_starts_no_server(run, tmp_path):
    result = run("status")
    assert result.exit_code == 0
    assert "leylines demo" in result.stdout
    assert not (tmp_path / "data").exists()
