"""Reviewing accounts: candidates side by side, decided and undone with one button."""

import pytest

pytestmark = pytest.mark.neo4j

HOSTILE = '<img src=x onerror="window.hacked=1">[x](javascript:1)'


def headings(app):
    return [header.value.replace("\\", "") for header in app.subheader]


def press(app, label):
    (button,) = [each for each in app.button if each.label == label][:1]
    return button.click().run()


def holders(store):
    rows = store.read("MATCH (a:Account)-[:HELD_BY]->(p) RETURN a.id AS a, p.id AS p")
    return {row["a"]: row["p"] for row in rows}


def test_candidates_side_by_side(tiny, opened, text):
    app = opened("accounts")
    assert headings(app) == ["finn and hal · 97%", "dan and dan · 62%"]
    said = text(app)
    assert "To review: 2 1 by names only" in said
    assert "Accepted: 0" in said
    assert "the same e-mail address (by its hash)" in said
    assert "On forum · forum/dan · held by Dan" in said
    assert "I tried it and the crust was better." in said
    assert said.count("Nothing but the names speaks for it") == 1
    assert [b.label for b in app.button if "sure" in b.label] == [
        "Accept all that are at least 95% sure (1)"
    ]


def test_accepted_and_undone(tiny, opened, text):
    before = holders(tiny)
    app = press(opened("accounts"), "Accept all that are at least 95% sure (1)")
    assert headings(app) == ["dan and dan · 62%"]
    assert holders(tiny) == before | {"forum/hal": "chat/finn"}
    accepted = opened("accounts", state="accepted")
    assert headings(accepted) == ["finn and hal · 97%"]
    assert "Accepted by" in text(accepted)
    app = press(accepted, "Undo")
    assert holders(tiny) == before
    assert "No accounts are held together by a link yet" in text(app)
    assert headings(opened("accounts", state="undone")) == ["finn and hal · 97%"]


def test_one_person_or_two(tiny, opened, text):
    app = press(opened("accounts", sure="60"), "One person")
    assert holders(tiny)["forum/hal"] == "chat/finn"
    app = press(app, "Two people")
    assert headings(app) == []
    assert "Nothing to review" in text(app)
    declined = opened("accounts", state="declined")
    assert headings(declined) == ["eve and cleo · 85%", "dan and dan · 62%"]
    assert "Declined by zoe on 2026-03-11: a club" in text(declined)


def test_choices_change_the_address_and_what_is_shown(tiny, opened):
    app = opened("accounts", sure="65")
    assert headings(app) == ["finn and hal · 97%"]
    app.radio[0].set_value("declined").run()
    assert app.query_params["state"] == "declined"
    assert headings(app) == ["eve and cleo · 85%"]


def test_looking_for_accounts(tiny, opened, text):
    """The hash and the links by which they were suggested are not in the graph, nor rare names."""
    app = press(opened("accounts"), "Look for accounts of one person")
    assert "Nothing to review" in text(app)
    tiny.write("MATCH (a:Account) WHERE a.handle IN ['eve', 'hal'] SET a.email_hash = $h",
               {"h": "0" * 64})  # fmt: skip
    app = press(app, "Look for accounts of one person")
    assert headings(app) == ["eve and hal · 97%"]


def test_what_somebody_else_has_decided_meanwhile(tiny, opened, text):
    app = opened("accounts")
    tiny.write("MATCH (l:Link {id: 'link-hal'}) DETACH DELETE l")
    app = press(app, "One person")
    assert "There is no link 'link-hal'" in text(app)
    assert headings(app) == ["dan and dan · 62%"]


def test_before_any_analysis(loaded, opened):
    assert headings(opened("accounts")) == ["finn and hal · 97%", "dan and dan · 62%"]


def test_states_without_anything_to_show(environment, monkeypatch, opened, text):
    assert "Nothing is loaded yet" in text(opened("accounts"))
    monkeypatch.setenv("LEYLINES_NEO4J_URI", "bolt://127.0.0.1:9")
    monkeypatch.setenv("LEYLINES_NEO4J_PASSWORD", "none")
    assert "Neo4j does not answer" in text(opened("accounts"))


def test_names_and_texts_are_text(tiny, opened):
    tiny.write("MATCH (a:Account) SET a.handle = $it, a.name = $it, a.url = 'javascript:1'",
               {"it": HOSTILE})  # fmt: skip
    tiny.write("MATCH (c:Content) SET c.text = $it", {"it": HOSTILE})
    tiny.write("MATCH (l:Link) SET l.evidence = [$it], l.because = $it", {"it": HOSTILE})
    app = opened("accounts", state="declined")
    for element in [*app.markdown, *app.subheader, *app.caption]:
        assert "<img" not in element.value.replace("\\<", "")
        assert "](" not in element.value
    assert len(app.get("link_button")) == 0
