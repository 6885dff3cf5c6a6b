"""Commands on graphs that are not as they should be."""

import json

import pytest

pytestmark = pytest.mark.neo4j


def test_before_any_analysis(run, tiny_store, environment):
    tiny_store.write("MATCH (run:Run) DETACH DELETE run")
    result = run("route", "ada", "finn")
    assert result.exit_code == 6
    assert "leylines analyse" in result.stderr
    assert "none yet: `leylines analyse`" in run("status").stdout
    assert json.loads(run("top", "--json").stdout) == []


def test_newer_data_than_the_run(run, tiny_store, environment):
    tiny_store.write("MATCH (l:Load {id: 'load-1'}) SET l.at = datetime('2026-04-01T00:00:00Z')")
    assert "There are newer data than this run" in run("status").stdout
    assert json.loads(run("status", "--json").stdout)["newer_data"] is True


def test_an_empty_graph(run, store, environment):
    result = run("person", "ada")
    assert result.exit_code == 4
    assert "the graph is empty" in result.stderr
    for command in ("communities", "top", "status"):
        assert run(command).exit_code == 0


def test_hostile_names_do_nothing_to_the_terminal(run, tiny_store, environment):
    tiny_store.write("MATCH (p:Person {id: 'ada'}) SET p.name = $name", {"name": HOSTILE})
    tiny_store.write("MATCH (c:Content {id: 'chat/m2'}) SET c.text = $name", {"name": HOSTILE})
    tiny_store.write(
        "MATCH (c:Community {id: 'chat/garden'}) SET c.name = $name", {"name": HOSTILE}
    )
    commands = [
        ["top"],
        ["top", "chat/garden"],
        ["communities"],
        ["person", "ada"],
        ["route", "ada", "chat/eve"],
        ["route", "ada", "chat/garden"],
        ["query", "MATCH (p:Person) RETURN p, p.name"],
        ["query", "MATCH (p:Person) RETURN p, p.name", "--json"],
        ["person", HOSTILE + "x"],
    ]
    for command in commands:
        result = run(*command)
        for character in "\x1b\x07\x9b\u202e\r":
            assert character not in result.stdout + result.stderr, command
        assert result.exit_code in (0, 4)


HOSTILE = "\x1b]0;owned\x07\x1b[2J\x9b31m\u202eevil\r[red]x[/red]"
