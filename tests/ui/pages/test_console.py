"""The console's page: nothing runs by itself, answers as tables and networks, cancelling."""

import time

import pytest

pytestmark = pytest.mark.neo4j

ENDLESS = "UNWIND range(1, 100000000) AS a UNWIND range(1, 10000) AS b RETURN sum(a * b) AS endless"


def press(app, label):
    next(button for button in app.button if button.label == label).click()
    return app.run()


def ask(app):
    """Run what is in the editor, and look again until it is over, as the page itself does."""
    press(app, "Run")
    until = time.monotonic() + 60
    while any(button.label == "Cancel" for button in app.button) and time.monotonic() < until:
        time.sleep(0.2)
        app.run()
    return app


def test_an_address_is_put_into_the_editor_and_not_run(tiny, opened, text):
    app = opened("console", cypher="MATCH (p:Person) RETURN count(p) AS people")
    assert app.text_area[0].value == "MATCH (p:Person) RETURN count(p) AS people"
    assert not app.dataframe
    ask(app)
    assert app.dataframe[0].value.to_dict("records") == [{"people": 8}]
    assert "1 row in" in text(app)


def test_parameters_are_fields(tiny, opened):
    app = opened("console", cypher="MATCH (p:Person {id: $who}) RETURN p.name AS name, $k AS k")
    fields = {field.label: field for field in app.text_input}
    fields["$who"].set_value("ada")
    fields["$k"].set_value("[1, 2]")
    ask(app)
    (row,) = app.dataframe[0].value.to_dict("records")
    assert (row["name"], list(row["k"])) == ("Ada Stone", [1, 2])


def test_nodes_and_relationships_are_drawn(tiny, opened):
    cypher = "MATCH (p:Person {id: 'ada'})-[r:INFLUENCES {run: 'run-2'}]->(q) RETURN p, r, q"
    app = ask(opened("console", cypher=cypher))
    assert [tab.label for tab in app.tabs] == ["Table", "Network"]
    assert len(app.get("bidi_component")) == 1
    assert app.dataframe[0].value["p"][0] == "(:Person {id: 'ada', name: 'Ada Stone'})"


def test_a_plan_is_a_tree(tiny, opened):
    app = press(opened("console", cypher="MATCH (p:Person) RETURN p.name"), "Profile")
    frame = app.dataframe[0].value
    assert frame["step"][0] == "ProduceResults"
    assert frame["step"].iloc[-1].endswith("└ NodeByLabelScan")
    assert frame["rows"].iloc[-1] == "8"


@pytest.mark.parametrize(
    ("cypher", "complaint"),
    [
        ("MATCH (n RETURN n", "Invalid input"),
        ("MATCH (n) DETACH DELETE n", "only reading is allowed"),
        ("RETURN 1; RETURN 2", "one at a time"),
        (":nonsense", "no command :nonsense"),
        (":write CREATE (n)", "command of the terminal"),
    ],
)
def test_what_cannot_be_done_is_said(tiny, opened, cypher, complaint, text):
    assert complaint in text(ask(opened("console", cypher=cypher)))
    assert tiny.read("MATCH (p:Person) RETURN count(p) AS n") == [{"n": 8}]


def test_a_snippet_goes_into_the_editor(tiny, opened):
    app = opened("console")
    labels = next(pills for pills in app.get("button_group") if pills.label == "Labels")
    labels.select("Person").run()
    assert app.text_area[0].value == "MATCH (p:Person)"


def test_a_long_query_is_ended_on_the_server(tiny, opened, text):
    app = press(opened("console", cypher=ENDLESS), "Run")
    assert "Running for" in text(app)
    press(app, "Cancel")
    assert "The query was cancelled" in text(app.run())
    running = tiny.read("SHOW TRANSACTIONS YIELD currentQuery AS q RETURN q")
    assert not any("endless" in row["q"] and "SHOW" not in row["q"] for row in running)


def test_what_was_asked_before(tiny, opened):
    app = ask(opened("console", cypher="RETURN 1 AS first"))
    app.text_area[0].set_value("RETURN 2 AS second")
    ask(app)
    again = [button for button in app.button if button.label == "To the editor"]
    assert len(again) == 2
    again[1].click().run()
    assert app.text_area[0].value == "RETURN 1 AS first"
