"""Questions of people's own as forms, and questions with their values as addresses."""

import pytest

from leylines.graph.settings import read_settings

pytestmark = pytest.mark.neo4j

HEAD = """// title: {0}
// question: What is the name?
// parameters:
//   id: string = "ben" — the person
// returns:
//   name — the name
// access: read
"""


def test_a_question_of_ones_own_is_a_form_and_an_address(tiny, opened, text):
    folder = read_settings().queries_dir
    folder.mkdir()
    ask = "MATCH (p:Person {id: $id}) RETURN p.name AS name"
    (folder / "mine.cypher").write_text(HEAD.format("Mine") + ask)
    (folder / "writes.cypher").write_text(HEAD.format("Writes") + "CREATE (p {id: $id}) RETURN p")
    (folder / "broken.cypher").write_text("RETURN 1")

    app = opened("questions", question="mine", **{"$id": "ada"})
    assert "broken.cypher" in text(app)
    assert app.text_input[0].value == "ada"
    assert not app.dataframe, "an address asks nothing by itself"
    app.button[0].click().run()
    assert list(app.dataframe[0].value["name"]) == ["Ada Stone"]
    app.text_input[0].set_value("chat/eve")
    app.button[0].click().run()
    assert list(app.dataframe[0].value["name"]) == ["Eve"]
    assert app.query_params["$id"] == "chat/eve"

    app = opened("questions", question="writes", **{"$id": "x"})
    app.button[0].click().run()
    assert "only reading is allowed" in text(app)
    assert tiny.read("MATCH (n {id: 'x'}) RETURN count(n) AS n") == [{"n": 0}]
