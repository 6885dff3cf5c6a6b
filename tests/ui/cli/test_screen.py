"""What is shown: harmless to a terminal, and whole."""

import json
import re
import unicodedata
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from neo4j.graph import Graph, Node

from leylines.ui.cli.screen import as_json, moment, print_table, progress, shown

HARMLESS = re.compile("[^\x00-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069]*")

settings.register_profile("busy", deadline=None)
settings.load_profile("busy")


@given(st.text())
def test_shown_text_is_harmless_and_one_line(text):
    assert HARMLESS.fullmatch(shown(text))


@given(st.text())
def test_json_is_harmless_and_says_the_same(text):
    written = as_json({"name": text})
    assert HARMLESS.fullmatch(written.replace("\n", ""))
    assert json.loads(written) == {"name": text}


def test_letters_of_all_scripts_are_shown():
    text = "Zoë Ωmega Жанна 日本 مرحبا"
    assert shown(text) == unicodedata.normalize("NFC", text)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, ""),
        (True, "yes"),
        (False, "no"),
        (1234567, "1234567"),
        (1234.5678, "1235"),
        (0.00012345, "0.000123"),
        (["a", None, 2.0], "a, , 2"),
        ({"a": 1}, "a: 1"),
        ("two\nlines", "two lines"),
        ("\x1b]0;title\x07", "\\x1b]0;title\\x07"),
        (datetime(2026, 3, 4, 18, 30, tzinfo=UTC), "2026-03-04 18:30"),
    ],
)
def test_shown(value, text):
    assert shown(value) == text


def test_times_are_told_in_utc():
    east = timezone(timedelta(hours=2))
    assert moment(datetime(2026, 3, 4, 1, tzinfo=east)) == "2026-03-03T23:00:00Z"


def test_json_of_what_json_cannot_say():
    assert json.loads(as_json([float("nan"), float("inf"), timedelta(days=1)])) == [
        None,
        None,
        "1 day, 0:00:00",
    ]


def test_nodes_are_their_properties():
    node = Node(Graph(), "4:x:1", 1, ["Person"], {"name": "Ada", "id": "ada"})
    assert shown(node) == "id: ada, name: Ada"
    assert json.loads(as_json([{"n": node}])) == [{"n": {"id": "ada", "name": "Ada"}}]


def test_a_table_shows_markup_and_escapes_as_they_are(capsys):
    print_table([{"name": "[red]x[/red] \x1b[31m"}, {"name": None}], {"name": "[b]name"})
    assert capsys.readouterr().out == "[b]name\n[red]x[/red] \\x1b[31m\n\n"


def test_a_table_without_rows(capsys):
    print_table([], {"name": "name"}, title="People")
    assert capsys.readouterr().out == "People\n  (none)\n"


def test_a_long_cell_is_whole_when_piped(capsys):
    print_table([{"text": "x" * 500}], {"text": "text"})
    assert "x" * 500 in capsys.readouterr().out


def test_progress_is_silent_when_piped(capsys):
    with progress() as report:
        report("Loading", 1, 2)
    assert capsys.readouterr() == ("", "")


def test_progress_on_a_terminal_goes_to_stderr(capsys, monkeypatch):
    monkeypatch.setenv("FORCE_COLOR", "1")
    with progress() as report:
        report("Loading\x07", 1, 2)
        report("Loading\x07", 2, 2)
    told = capsys.readouterr()
    assert told.out == ""
    assert "Loading\\x07" in told.err
    with progress(quiet=True) as report:
        report("Loading", 1, 2)
    assert capsys.readouterr() == ("", "")
