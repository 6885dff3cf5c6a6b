"""The header of a query file: read, and held against the Cypher."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from leylines.graph.errors import QueryError
from leylines.queries.catalogue import QUERIES, complete, from_text, query_named
from leylines.queries.catalogue.document import markdown
from leylines.queries.catalogue.query import Parameter, parameters_of, read_query

PROJECT = Path(__file__).parents[3]
HEADER = """\
// title: Two
// question: Which
//   of them?
// parameters:
//   id: string = "a" — the id
//   limit: optional integer = 20 — how many
// returns:
//   n — the number
// access: read
"""
BODY = "MATCH (p:Person {id: $id}) RETURN count(p) AS n LIMIT $limit"


def test_header_is_read():
    query = read_query("two", HEADER + BODY)
    assert query.title == "Two"
    assert query.parameters["id"] == Parameter("id", "string", False, "a", "the id")
    assert query.parameters["limit"] == Parameter("limit", "integer", True, 20, "how many")
    assert [column.name for column in query.columns] == ["n"]


@pytest.mark.parametrize(
    ("old", "new", "complaint"),
    [
        ("// title: Two\n", "", "no `title`"),
        ("// question: Which\n//   of them?\n", "", "no `question`"),
        ("// access: read", "// access: write", "access: read"),
        ("//   n — the number\n", "", "no `returns`"),
        ("$id", "'a'", "does not use: id"),
        ("$limit", "$most", "does not use: limit"),
        ("LIMIT $limit", "LIMIT $limit + $more", "does not declare: more"),
        ("id: string", "id: text", "Not a parameter"),
        ("— the id", "the id", "Not a parameter"),
        ("= 20", "= twenty", "not JSON"),
        ("= 20", '= "20"', "not of its type"),
        ("n — the number", "n: the number", "Not a column"),
    ],
)
def test_what_is_wrong_with_a_file_is_told_with_its_name_and_line(old, new, complaint):
    text = (HEADER + BODY).replace(old, new)
    with pytest.raises(QueryError, match=complaint) as raised:
        read_query("two", text)
    file, _, line = raised.value.where.partition(":")
    assert file == "two.cypher"
    assert not line or new in text.splitlines()[int(line) - 1]


@pytest.mark.parametrize("quiet", ["'$b'", '"$b"', "`$b`", "// $b\n1", "/* $b */ 1", r"'\'$b'"])
def test_a_dollar_that_is_no_parameter(quiet):
    assert parameters_of(f"RETURN $a, {quiet}") == {"a"}


@settings(deadline=None)  # a busy machine is no failure
@given(st.text())
def test_any_text_is_read_or_refused(text):
    with pytest.raises(QueryError):
        read_query("any", text)


def test_there_are_enough_questions():
    assert len(QUERIES) >= 20


@pytest.mark.parametrize("query", QUERIES.values(), ids=QUERIES)
def test_every_question_reads_as_a_sentence(query):
    assert query.question.endswith("?")
    assert len({column.name for column in query.columns}) == len(query.columns)
    assert not query.title.endswith(".")


def test_documentation_is_up_to_date():
    written = (PROJECT / "docs" / "queries.md").read_text(encoding="utf-8")
    assert written == markdown(), "python -m leylines.queries.catalogue.document > docs/queries.md"


def test_an_unknown_question_names_the_nearest():
    with pytest.raises(QueryError, match="Did you mean top_people"):
        query_named("top_peopel")


@pytest.mark.parametrize(
    ("parameters", "complaint"),
    [
        ({}, "needs the parameter 'community'"),
        ({"community": None}, "must be of type string, not None"),
        ({"community": 3}, "must be of type string"),
        ({"community": "a", "limit": True}, "must be of type integer"),
        ({"community": "a", "limit": 1.5}, "must be of type integer"),
        ({"community": "a", "n": 1}, "takes no parameter 'n'"),
    ],
)
def test_parameters_are_checked(parameters, complaint):
    with pytest.raises(QueryError, match=complaint):
        complete(query_named("top_people"), parameters)


def test_lists_hold_strings_only():
    with pytest.raises(QueryError, match="list of string"):
        complete(query_named("local_heroes"), {"communities": [1]})
    assert complete(query_named("local_heroes"), {})["communities"] == []


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("7", "integer", 7),
        ("7.5", "float", 7.5),
        ("True", "boolean", True),
        ("a b", "string", "a b"),
        ("", "list of string", []),
        ("a, b,", "list of string", ["a", "b"]),
    ],
)
def test_values_as_typed(text, kind, value):
    assert from_text(text, kind) == value


@pytest.mark.parametrize(("text", "kind"), [("x", "integer"), ("maybe", "boolean"), ("", "float")])
def test_values_that_are_not(text, kind):
    with pytest.raises(QueryError, match=kind):
        from_text(text, kind)
