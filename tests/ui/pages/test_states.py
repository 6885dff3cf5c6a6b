"""What a page says when there is nothing to show: always what to do next."""

import pytest

from leylines.ui.pages.parts.graph import open_graph

pytestmark = pytest.mark.neo4j

PAGES = ("overview", "community", "person", "routes", "seeds", "compare",
         "questions")  # fmt: skip


@pytest.mark.parametrize("page", PAGES)
def test_empty_graph(page, environment, opened, text):
    said = text(opened(page))
    assert "Nothing is loaded yet" in said
    assert "leylines load" in said
    assert "leylines demo" in said


@pytest.mark.parametrize("page", PAGES)
def test_loaded_and_not_analysed(page, loaded, opened, text):
    app = opened(page)
    said = text(app)
    assert "not analysed yet" in said
    assert "10 interactions of 8 people in 3 communities" in said
    assert "leylines analyse" in said
    assert list(app.dataframe[0].value["id"]) == ["chat", "forum"]


@pytest.mark.parametrize("page", PAGES)
def test_server_not_reachable(page, monkeypatch, opened, text):
    monkeypatch.setenv("LEYLINES_NEO4J_URI", "bolt://127.0.0.1:9")
    monkeypatch.setenv("LEYLINES_NEO4J_PASSWORD", "none")
    said = text(opened(page))
    assert "Neo4j does not answer" in said
    assert "leylines doctor" in said


def test_a_setting_that_cannot_be_used(monkeypatch, opened, text):
    monkeypatch.setenv("LEYLINES_HEAP_MIB", "much")
    said = text(opened())
    assert "LEYLINES_HEAP_MIB cannot be used" in said


def test_newer_data_than_the_run(tiny, opened, text):
    assert "Analyse again" not in text(opened())
    tiny.write("MATCH (load:Load {id: 'load-1'}) SET load.at = datetime('2026-04-01T00:00:00Z')")
    said = text(opened())
    assert "does not know the newest data (forum)" in said
    assert "leylines analyse" in said


def test_a_load_that_did_not_end(tiny, opened, text):
    tiny.write("MATCH (load:Load {id: 'load-2'}) SET load.done = false")
    assert "The load of chat did not come to its end" in text(opened())


def test_a_connection_that_was_lost_is_made_again(tiny, opened, text):
    open_graph().store.close()
    assert "Bread reaches Ovens most" in text(opened())
