"""The page of seeds, on the tiny graph."""

import pytest

pytestmark = pytest.mark.neo4j


def chosen(app):
    return list(app.dataframe[0].value["name"])


def test_everybody_is_to_be_reached_unless_the_address_says(tiny, opened, text):
    app = opened("seeds", k="2")
    assert chosen(app) == ["Ada Stone", "Ben"]
    said = text(app)
    assert "of 8" in said
    assert "Guaranteed, of the best" in said
    assert len(app.get("vega_lite_chart")) == 1
    assert app.get("download_button")[0].label == "CSV"


def test_the_address_holds_all_that_is_asked(tiny, opened, text):
    app = opened("seeds", community="chat/garden", k="1", excluded="ada", already="chat/finn")
    assert chosen(app) == ["Eve"]
    assert "of 4" in text(app)
    assert [box.value for box in app.multiselect] == [["ada"], ["chat/finn"]]
    app.multiselect[0].set_value([]).run()
    assert "excluded" not in app.query_params
    assert chosen(app) == ["Ada Stone"]
    app.radio[0].set_value("linear threshold").run()
    assert app.query_params["model"] == "linear threshold"
    app.number_input[0].set_value(0.5).run()
    assert app.query_params["budget"] == "0.5"
    assert "costs more than the budget" in text(app)


def test_costs_from_a_file(tiny, opened, text):
    app = opened("seeds", k="1", budget="4")
    app.file_uploader[0].set_value(("costs.csv", b"person,day,fee\nada,1,5\n", "text/csv")).run()
    (column,) = [box for box in app.selectbox if box.label == "The column of costs"]
    assert column.options == ["day", "fee"]
    assert chosen(app) == ["Ada Stone"]
    column.select("fee").run()
    assert chosen(app) == ["Ben"]
    app.file_uploader[0].set_value(("costs.csv", b"person,fee\nzoe,5\n", "text/csv")).run()
    assert "costs.csv:2" in text(app)
    assert "everybody costs 1" in text(app)


def test_who_is_not_there_is_said(tiny, opened, text):
    said = text(opened("seeds", community="chat/attic", excluded="zoe"))
    assert "There is no chat/attic here" in said
    assert "There is no zoe here" in said
