"""What may stand where the cursor is, by a schema known by hand."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from leylines.queries.console.completion import Known, complete
from leylines.queries.console.schema import Schema

SCHEMA = Schema(
    labels={"Person": ("id", "name"), "Community": ("id", "kind"), "Two words": ("odd name",)},
    types={"LIKED": ("at",), "INFLUENCES": ("strength",)},
    ends={"LIKED": (("Account", "Account"),)},
    functions={"date": "", "date.truncate": "", "count": "count(x)"},
    procedures={"db.labels": ""},
)
KNOWN = Known(
    SCHEMA,
    {"who": "'ada'"},
    {"top_people": "Top people"},
    {":help": "", ":format": ""},
    {":format": ("table", "csv")},
)
TEXTS = st.text(alphabet=":.([{$`'\"/|&-<>;,\n pPerson*=MATCHLIKED\\") | st.text()


def offered(text, position=None):
    return {each.text for each in complete(text, KNOWN, position)}


@settings(max_examples=300, deadline=None)
@given(TEXTS, st.integers(0, 30))
def test_any_text_can_be_completed(text, position):
    cursor = min(position, len(text))
    for each in complete(text, KNOWN, cursor):
        assert 0 <= each.start <= cursor
        assert each.text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("MATCH (p:", {"Person", "Community", "`Two words`"}),
        ("MATCH (p:Per", {"Person"}),
        ("MATCH (p:Person|C", {"Community"}),
        ("MATCH (p:`Two", {"`Two words`"}),
        ("MATCH ()-[r:", {"LIKED", "INFLUENCES"}),
        ("MATCH ()-[r:LIKED|IN", {"INFLUENCES"}),
        ("MATCH (p:Person) RETURN p.", {"id", "name"}),
        ("MATCH (p:Person) RETURN p.na", {"name"}),
        ("MATCH ()-[r:LIKED]->() RETURN r.", {"at"}),
        ("MATCH (p:Person {", {"id", "name"}),
        ("MATCH (p:Person {id: $", {"$who"}),
        ("MATCH (p:Person {id: $w", {"$who"}),
        ("CALL db", {"db.labels"}),
        ("RETURN date.tr", {"truncate("}),
        ("MATCH (person:Person) RETURN pers", {"person"}),
        ("MAT", {"MATCH"}),
        (":he", {":help"}),
        (":run ", {"top_people"}),
        (":format c", {"csv"}),
        ("RETURN 1;\n:for", {":format"}),
        ("RETURN 'Per", set()),
        ("RETURN 1 // Per", set()),
        ("RETURN 1 /* Per", set()),
        ("MATCH (p:Person", set()),
    ],
)
def test_offers(text, expected):
    assert offered(text) == expected


def test_what_stands_after_the_cursor_is_known_too():
    text = "MATCH (x) WHERE x. RETURN x, [(x:Person)-->() | 1]"
    assert offered(text, len("MATCH (x) WHERE x.")) == {"id", "name"}


def test_each_says_what_it_is_and_where_it_begins():
    (one,) = complete("MATCH ()-[:LI", KNOWN)
    assert (one.text, one.kind, one.start, one.note) == ("LIKED", "type", 11, "Account → Account")


def test_an_unknown_variable_may_have_any_property():
    assert offered("RETURN x.") == {"id", "name", "kind", "`odd name`", "at", "strength"}
