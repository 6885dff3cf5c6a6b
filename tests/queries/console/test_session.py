"""What each line of the console asks for."""

import stat

import pytest

from leylines.graph.errors import QueryError
from leylines.queries.catalogue import every_question
from leylines.queries.console.history import History
from leylines.queries.console.measure import planned
from leylines.queries.console.plan import tree
from leylines.queries.console.requests import Ask, End, Listing, Open, Said, Save
from leylines.queries.console.schema import read_schema
from leylines.queries.console.session import Session

pytestmark = pytest.mark.neo4j


@pytest.fixture
def session(shared_tiny):
    return Session(shared_tiny)


def test_parameters_are_values_of_cypher(session):
    session.read(":param k = 2 + 3")
    session.read(":param since => date('2026-03-01')")
    session.read(":param who = {id: 'ada', twice: $k * 2}")
    assert session.parameters["k"] == 5
    assert str(session.parameters["since"]) == "2026-03-01"
    assert session.parameters["who"] == {"id": "ada", "twice": 10}
    asked = session.read("MATCH (p:Person {id: $who.id}) RETURN p.name")
    assert isinstance(asked, Ask)
    assert asked.parameters == session.parameters
    assert session.read(":params").rows[0] == {"name": "k", "value": 5}
    session.read(":param k")
    assert "k" not in session.parameters


@pytest.mark.parametrize(
    ("line", "complaint"),
    [
        (":param k = ada", "not defined"),
        (":param k = COUNT { CREATE (n) }", "CREATE|reading"),
        (":param k", None),
        (":param = 3", "is not used like that"),
        (":param who = COLLECT { MATCH (p:Person) RETURN p }[0]", "cannot be a node"),
        (":nonsense", "There is no command"),
        (":qeries", "Did you mean :queries"),
        (":run nobody", "no question named"),
        (":run top_people", "needs the parameter"),
        (":run 'unclosed", "is not used like that"),
        (":format xml", "One of table"),
        (":limit 0", "is not used like that"),
        (":timeout soon", "is not used like that"),
        (":save x.csv", "Nothing was asked"),
        (":schema Nothing", "no label or type"),
    ],
)
def test_what_cannot_be_done_is_said(session, line, complaint):
    if complaint is None:
        assert session.read(line) == Said("$k is not set.")
        return
    with pytest.raises(QueryError, match=complaint):
        session.read(line)


def test_a_named_question_takes_its_parameters_from_the_session_or_the_line(session):
    session.read(":param community = 'forum/bread'")
    asked = session.read(":run top_people limit=2")
    assert (asked.parameters["community"], asked.parameters["limit"]) == ("forum/bread", 2)
    asked = session.read(':run top_people "community=a b"')
    assert asked.parameters["community"] == "a b"


def test_the_last_question_can_be_saved_opened_and_measured(session, tmp_path):
    asked = session.read("RETURN 1 AS one")
    assert session.read(f":save {tmp_path}/x.csv") == Save(asked, tmp_path / "x.csv")
    assert session.read(":open") == Open(asked, None)
    assert session.read(":profile") == Ask("RETURN 1 AS one", {}, "profile")
    assert session.read(":write CREATE (n)").how == "write"
    assert session.read(":quit") == End()


def test_listings(session):
    assert isinstance(session.read(":help"), Listing)
    assert {"name", "parameters", "question"} == set(session.read(":queries").rows[0])
    assert "// title: Top people" in session.read(":queries top_people").text
    (person,) = session.read(":schema person").rows
    assert person["kind"] == "label"
    assert {"id", "name", "global_score"} <= set(person["properties"])


def test_the_schema_of_the_tiny_graph(each_shared_tiny):
    schema = read_schema(each_shared_tiny)
    assert schema.ends["INFLUENCES"] == (("Person", "Person"),)
    assert schema.ends["ON"] == (("Account", "Network"), ("Community", "Network"))
    assert schema.types["ON"] == ()
    assert schema.labels["Topic"] == ("id", "name")
    assert "date.truncate" in schema.functions


def test_a_profile_says_how_many_rows_each_step_gave(shared_tiny):
    ask = Ask("MATCH (p:Person) RETURN p.global_score + 1 AS n", {}, "profile")
    rows = {row["step"].strip("└├│ "): row for row in tree(planned(shared_tiny, ask, 20))}
    assert rows["NodeByLabelScan"]["rows"] == "8"
    assert rows["ProduceResults"]["rows"] == "8"
    explained = tree(planned(shared_tiny, Ask(ask.cypher, {}, "explain"), 20))
    assert {row["rows"] for row in explained} == {""}
    with pytest.raises(QueryError, match="only reading is allowed"):
        planned(shared_tiny, Ask("CREATE (n:Intruder)", {}, "profile"), 20)


def test_history_is_the_users_alone_and_keeps_no_secret(tmp_path):
    path = tmp_path / "state" / "console.jsonl"
    history = History(path)
    history.add("RETURN 1", seconds=0.1, rows=1, status="done")
    history.add(":param password = 'hunter2'")
    history.add(" RETURN 'private'")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert "hunter2" not in path.read_text() + "private"
    path.write_text(path.read_text() + "not json\n")
    (entry,) = History(path).entries
    assert (entry.text, entry.rows, entry.status) == ("RETURN 1", 1, "done")


def test_questions_of_ones_own(tmp_path, shared_tiny):
    head = '// title: Named\n// question: Who?\n// parameters:\n//   id: string = "a" — the id\n'
    tail = "// returns:\n//   name — the name\n// access: read\n"
    (tmp_path / "named.cypher").write_text(
        f"{head}{tail}MATCH (p:Person {{id: $id}}) RETURN p.name AS name"
    )
    (tmp_path / "broken.cypher").write_text(head.replace('= "a"', "= a") + tail)
    (tmp_path / "top_people.cypher").write_text("RETURN 1")
    questions = every_question(tmp_path)
    session = Session(shared_tiny, questions)
    assert session.read(":run named id=ada").parameters == {"id": "ada"}
    with pytest.raises(QueryError, match=r"not JSON.*broken\.cypher:4"):
        session.read(":run broken")
    assert "already" in str(questions.errors["top_people"])
    assert "cannot be used" in str(session.read(":queries").rows)
