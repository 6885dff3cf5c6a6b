"""``leylines persons``: what it says, what it changes, and that it changes it back."""

import json

import pytest

pytestmark = pytest.mark.neo4j


@pytest.fixture
def changing(run, tiny_store, environment):
    """Return ``run`` on a graph of the test's own."""

    def checked(*arguments, code=0):
        result = run("persons", *arguments)
        assert result.exit_code == code, result.stderr
        return result

    return checked


def holders(store):
    rows = store.read("MATCH (a:Account)-[h:HELD_BY]->(p) RETURN a.id AS a, p.id AS p, h {.*} AS h")
    return {row["a"]: (row["p"], row["h"]) for row in rows}


def test_from_suggestion_to_undo(changing, tiny_store):
    before = holders(tiny_store)
    tiny_store.write("MATCH (a:Account) WHERE a.handle IN ['eve', 'hal'] SET a.email_hash = $h",
                     {"h": "0" * 64})  # fmt: skip
    suggested = changing("suggest")
    assert suggested.stdout.startswith("1 suggestion\n")
    assert "the same e-mail address" in suggested.stdout
    (link,) = json.loads(changing("suggest", "--json").stdout)
    assert [account["id"] for account in link["accounts"]] == ["chat/eve", "forum/hal"]
    assert json.loads(changing("suggest", "--network", "nowhere", "--json").stdout) == []
    assert json.loads(changing("suggest", "--min-confidence", "0.99", "--json").stdout) == []

    accepted = changing("accept", "--all-above", "0.95")
    assert accepted.stdout == (
        f"1 link accepted ({link['id']}).\n"
        "1 account changed hands. Analyse again: `leylines analyse`\n"
    )
    assert holders(tiny_store)["forum/hal"][0] == "chat/eve"
    assert link["id"] in changing("list").stdout
    undone = json.loads(changing("undo", link["id"], "--because", "two people", "--json").stdout)
    assert undone == {"undone": [link["id"]], "accounts_moved": 1}
    assert holders(tiny_store) == before
    (kept,) = json.loads(changing("list", "--state", "undone", "--json").stdout)
    assert kept["because"] == "two people"
    assert kept["decided_by"]


def test_names_alone_are_never_accepted_in_bulk(changing, tiny_store):
    before = holders(tiny_store)
    assert changing("accept", "--all-above", "0.5", "--json").stdout
    assert holders(tiny_store)["forum/hal"][0] == "chat/finn"
    assert holders(tiny_store)["forum/dan"] == before["forum/dan"]
    assert changing("accept", "link-dan", "-q").stdout == ""
    assert holders(tiny_store)["forum/dan"][0] == "chat/dan"


def test_merged_by_hand_and_declined(changing, tiny_store):
    before = holders(tiny_store)
    done = json.loads(
        changing("merge", "ada", "chat/eve", "--because", "she told us", "--json").stdout
    )
    assert done["accounts_moved"] == 1
    assert holders(tiny_store)["chat/eve"][0] == "ada"
    again = changing("merge", "ada", "chat/eve", code=2)
    assert "one person already" in again.stderr
    changing("decline", *done["accepted"], code=4)
    changing("undo", *done["accepted"])
    assert holders(tiny_store) == before
    declined = changing("decline", "link-dan", "link-hal", "--because", "father and son")
    assert declined.stdout == "2 links declined (link-dan, link-hal).\n"


def test_a_table(changing, tiny_store, tmp_path):
    file = tmp_path / "same.csv"
    file.write_text("account,same_as,note\nchat/finn,ada,told\n")
    assert "1 link accepted" in changing("link", file).stdout
    assert holders(tiny_store)["chat/finn"][0] == "ada"
    file.write_text("account,same_as\nchat/finn,zoe\n")
    wrong = changing("link", file, code=5)
    assert f"{file}:2" in wrong.stderr
    assert "no account or person 'zoe'" in wrong.stderr


@pytest.mark.parametrize(
    ("arguments", "code", "complaint"),
    [
        (["accept"], 2, "Nothing to accept"),
        (["accept", "nothing"], 4, "no link 'nothing'"),
        (["undo", "link-dan"], 4, "cannot become undone"),
        (["merge", "ada", "zoe"], 4, "no account or person 'zoe'"),
        (["list", "--state", "maybe"], 2, "no state 'maybe'"),
        (["link", "nowhere.csv"], 5, "cannot be read"),
    ],
)
def test_what_cannot_be_done(changing, arguments, code, complaint):
    assert complaint in changing(*arguments, code=code).stderr
