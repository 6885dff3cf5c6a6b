"""The page Settings: the table in the address, and what it would change."""

import pytest

from leylines.graph.network import Parameters, influence_table_text, read_influence_table
from leylines.queries.analysis import analyse
from leylines.ui.pages.parts.analysis_form import command
from leylines.ui.pages.parts.table_editor import changes, with_changes

pytestmark = pytest.mark.neo4j


@pytest.fixture
def analysed(loaded):
    analyse(loaded, Parameters(bootstrap=0), cache=None)
    return loaded


def test_nothing_is_changed_at_first(analysed, opened, text):
    app = opened("settings")
    assert "Change something on the left" in text(app)
    assert "Orders agree" not in text(app)


def test_a_sent_address_shows_what_would_change(analysed, opened, text):
    before = analysed.state()
    app = opened("settings", table="LIKED:to target:9.0,REPLIED:none", gamma="1.0")
    said = text(app)
    assert "Orders agree: " in said
    assert "Change something" not in said
    names = list(app.dataframe[-2].value["name"])
    assert names == ["Everywhere", "Bread", "Garden", "Ovens"]
    moved = app.dataframe[-1].value
    assert (moved["rank_before"] - moved["rank_after"] == moved["up"]).all()
    assert (moved["up"].abs().diff().dropna() <= 0).all()
    assert analysed.state() == before, "nothing is written"


def test_what_nobody_could_be_influenced_by_is_said(analysed, opened, text):
    kinds = ",".join(f"{kind}:none" for kind in read_influence_table())
    assert "No interaction of the graph carries influence" in text(opened("settings", table=kinds))


def test_before_any_analysis_the_usual_settings_are_shown(loaded, opened, text):
    assert "Change something on the left" in text(opened("settings"))
    assert "Orders agree: " in text(opened("settings", half_life="3.0"))


def test_numbers_stand_in_the_address_unless_they_are_as_now(analysed, opened):
    app = opened("settings", gamma="0.5", depth="much")
    gamma, depth = (box for box in app.number_input if box.label[0] in "γD")
    assert (gamma.value, depth.value) == (0.5, 0.5)
    gamma.set_value(0.25).run()
    assert "gamma" not in app.query_params


def test_states_without_anything_to_show(environment, opened, text, monkeypatch):
    assert "Nothing is loaded yet" in text(opened("settings"))
    monkeypatch.setenv("LEYLINES_NEO4J_URI", "bolt://127.0.0.1:9")
    monkeypatch.setenv("LEYLINES_NEO4J_PASSWORD", "none")
    assert "Neo4j does not answer" in text(opened("settings"))


def test_the_table_of_a_command_is_the_one_that_was_asked_for(tmp_path):
    usual = read_influence_table()
    table = with_changes(usual, "LIKED:to target:9.5,REPLIED:none")
    asked = Parameters(table=table, half_life_days=30.0)
    arguments = command(asked, tmp_path)
    assert arguments[:4] == ["analyse", "--half-life", "30.0", "--influence-table"]
    assert read_influence_table(tmp_path / "influence-table.toml") == table
    assert with_changes(usual, changes(usual, table)) == table
    (tmp_path / "usual.toml").write_text(influence_table_text(usual))
    assert read_influence_table(tmp_path / "usual.toml") == usual
