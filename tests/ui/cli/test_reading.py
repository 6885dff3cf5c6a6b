"""Commands that read, on the graph known by hand: what they print, as golden files and as JSON."""

import json

import pytest

from leylines.ui.cli.summary import print_summary

pytestmark = pytest.mark.neo4j

GOLDEN = {
    "communities.txt": ["communities", "--kind", "category", "--kind", "channel"],
    "top.txt": ["top", "bread", "-n", "3"],
    "top_lift.txt": ["top", "Garden", "--by", "lift"],
    "top_overall.txt": ["top", "-n", "3"],
    "heroes.txt": ["top", "--by", "lift"],
    "person.txt": ["person", "ada"],
    "query.txt": ["query", "routes", "-p", "targets=chat/garden", "-p", "limit=1"],
}


@pytest.mark.parametrize("name", GOLDEN)
def test_printed(reading, golden, name):
    result = reading(*GOLDEN[name])
    assert (result.exit_code, result.stderr) == (0, "")
    golden(name, result.stdout)


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (["communities"], lambda answer: [row["members"] for row in answer] == [5, 5, 4, 3, 3]),
        (["top", "bread"], lambda answer: [row["rank"] for row in answer] == [1, 2, 3, 4, 5]),
        (["top"], lambda answer: answer[0]["networks"] == ["chat", "forum"]),
        (["top", "--by", "lift"], lambda answer: [row["id"] for row in answer] == ["chat/eve"]),
        (
            ["person", "ada"],
            lambda answer: set(answer) == {"person", "influences", "influenced_by"},
        ),
        (["status"], lambda answer: answer["run"]["id"] == "run-2" and not answer["newer_data"]),
        (["query", "newest_run"], lambda answer: answer[0]["at"] == "2026-03-10T12:00:00Z"),
        (["query"], lambda answer: "top_people" in [row["name"] for row in answer]),
        (["doctor"], lambda answer: {row["verdict"] for row in answer} == {"ok"}),
    ],
)
def test_json(reading, arguments, expected):
    result = reading(*arguments, "--json")
    assert (result.exit_code, result.stderr) == (0, "")
    assert expected(json.loads(result.stdout))


def test_roles_of_a_person(reading):
    """Ben, of Ovens, stands between Ada (Garden) and Hal (Bread), Eve between Ada and a Dan."""
    roles = {
        name: json.loads(reading("person", name, "--roles", "--json").stdout)["roles"]
        for name in ("forum/ben", "chat/eve")
    }
    held = {
        (name, family): [row["role"] for row in found[family]["roles"] if row["count"]]
        for name, found in roles.items()
        for family in ("declared", "detected")
    }
    assert held == {
        ("forum/ben", "declared"): ["liaison", "total"],
        ("forum/ben", "detected"): ["coordinator", "total"],
        ("chat/eve", "declared"): ["coordinator", "total"],
        ("chat/eve", "detected"): ["gatekeeper", "total"],
    }
    assert roles["forum/ben"]["declared"]["home"] == "Ovens"
    assert roles["forum/ben"]["participation"] == pytest.approx(1 - (2 / 3) ** 2 - (1 / 3) ** 2)
    assert (
        "At home in: Ovens, Ada Stone, Ben, Cleo"
        in reading("person", "forum/ben", "--roles").stdout
    )


def test_json_is_the_same_each_time(reading):
    assert reading("person", "ada", "--json").stdout == reading("person", "ada", "--json").stdout


def test_status(reading, shared_tiny):
    lines = reading("status").stdout.splitlines()
    assert lines[0].startswith("Server  Neo4j/2026")
    assert shared_tiny.address.uri in lines[0]
    assert "8 persons" in lines[1]
    assert lines[2] == ("Run     run-2, made 2026-03-10T12:00:00Z, 8 people, 10 interactions")


def test_summary(shared_tiny, golden, capsys):
    print_summary(shared_tiny)
    golden("summary.txt", capsys.readouterr().out)


def test_local_order_needs_a_community(reading):
    assert reading("top", "--by", "local").exit_code == 7


@pytest.mark.parametrize(
    ("command", "name", "complaint"),
    [
        ("person", "dan", "may be several people. Give one of: forum/dan (Dan), chat/dan (Dan)."),
        ("person", "Adda", "There is no person 'Adda'. Did you mean ada"),
        ("person", "qqqqqq", "There is no person 'qqqqqq'. Try a part of the name."),
        ("top", "brad", "There is no community 'brad'. Did you mean Bread?"),
        ("top", "forum/", "may be several communities. Give one of: forum/bread (Bread), "),
    ],
)
def test_names_that_are_not_clear(reading, command, name, complaint):
    result = reading(command, name)
    assert (result.exit_code, result.stdout) == (4, "")
    assert complaint in result.stderr


@pytest.mark.parametrize("name", ["ada", "ADA", "ada_s", "Ada Stone", "stone"])
def test_a_person_by_any_name(reading, name):
    assert reading("person", name).stdout.startswith("Ada Stone (ada)\n")
