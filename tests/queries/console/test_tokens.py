"""Cypher cut into tokens and statements: nothing is lost, strings and comments hide their text."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from leylines.queries.console.statements import is_finished, split
from leylines.queries.console.tokens import quoted, scan, unquoted

BITS = st.sampled_from([*"'\"`/*()[]{}:.|$\\; \n-<>&", "MATCH", "p", "Person", "//", "1.5", "ü"])
TEXTS = st.lists(BITS, max_size=25).map("".join) | st.text(max_size=40)


def kinds(text):
    return {token.text: token.kind for token in scan(text).significant}


@settings(max_examples=200, deadline=None)
@given(TEXTS)
def test_tokens_are_the_whole_text(text):
    tokens = scan(text).tokens
    assert "".join(token.text for token in tokens) == text
    assert [token.start for token in tokens[1:]] == [token.end for token in tokens[:-1]]


@settings(max_examples=100, deadline=None)
@given(TEXTS)
def test_what_is_finished_has_no_rest_worth_waiting_for(text):
    done, rest = split(text)
    assert is_finished(text) == is_finished(rest)
    assert all(each == each.strip() and each for each in done)


def test_what_a_word_is_depends_on_its_place():
    found = kinds("MATCH (p:Person {id: $who})-[r:LIKED|`BIG ONE`]->(q:!Bot&Account) RETURN p.name")
    assert found["MATCH"] == "keyword"
    assert found["p"] == "name"
    assert found["Person"] == found["Bot"] == found["Account"] == "label"
    assert found["LIKED"] == found["`BIG ONE`"] == "type"
    assert found["id"] == found["name"] == "property"
    assert found["$who"] == "parameter"


def test_keywords_are_names_where_they_stand_as_names():
    assert kinds("RETURN n.order")["order"] == "property"
    assert kinds("MATCH (n:Match) RETURN n")["Match"] == "label"
    assert kinds("RETURN count(*)")["count"] == "function"
    assert kinds("CALL { MATCH (n) RETURN n }")["MATCH"] == "keyword"


@pytest.mark.parametrize(
    ("text", "done", "rest"),
    [
        ("RETURN 1; RETURN 2;", ["RETURN 1", "RETURN 2"], ""),
        ("RETURN ';' AS a; RETURN \"", ["RETURN ';' AS a"], 'RETURN "'),
        ("RETURN 1 /* ; */ AS `;`", [], "RETURN 1 /* ; */ AS `;`"),
        ("RETURN 1 // ;\n;", ["RETURN 1 // ;"], ""),
        (":param k = ';'\nRETURN $k;", [":param k = ';'", "RETURN $k"], ""),
        (":help;", [":help"], ""),
        (";;  ;", [], ""),
        ("RETURN 'a\\';' AS a;", ["RETURN 'a\\';' AS a"], ""),
    ],
)
def test_statements(text, done, rest):
    assert split(text) == (done, rest)


def test_a_text_is_finished_when_nothing_waits():
    assert is_finished("RETURN 1; // that is all")
    assert not is_finished("RETURN 1; /* and")
    assert not is_finished("MATCH (n)")
    assert is_finished("")


@given(st.text(min_size=1))
@settings(max_examples=100, deadline=None)
def test_a_quoted_name_is_that_name(name):
    assert unquoted(quoted(name)) == name
    assert not any(token.open for token in scan(quoted(name)).tokens)
