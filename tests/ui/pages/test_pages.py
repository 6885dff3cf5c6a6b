"""Each page on the tiny graph, whose answers are known by hand."""

import pytest

from leylines.ui.exports import FORMATS

pytestmark = pytest.mark.neo4j

HOSTILE = '<img src=x onerror="window.hacked=1">[x](javascript:1)![y](https://evil.example/p)'


def columns(app, place, *names):
    frame = app.dataframe[place].value
    return [tuple(row) for row in frame[list(names)].itertuples(index=False)]


def test_overview(tiny, opened, text):
    app = opened()
    said = text(app)
    assert "Communities: 3" in said
    assert "least about one in Garden: the two standings correlate at 0.30" in said
    assert "A global list would miss Eve: percentile 100 in Garden, 75 everywhere" in said
    assert "Bread reaches Ovens most: 40%" in said
    assert columns(app, 0, "name", "members") == [("Bread", 5), ("Garden", 4), ("Ovens", 3)]
    assert "Analysis of 2026-03-10: 10 interactions of 8 people" in said
    assert len(app.get("bidi_component")) == 1
    assert len(app.get("download_button")) == len(FORMATS)


def test_a_shared_address_opens_the_community(tiny, opened, text):
    app = opened("community", community="chat/garden")
    assert app.title[0].value == "Garden"
    said = text(app)
    assert "Members: 4" in said
    assert "Correlation: 0.30 -0.20 to 0.80" in said
    assert "Local heroes: 1 1 visiting celebrities" in said
    assert columns(app, 0, "name", "interval")[:2] == [
        ("Eve", "80.0 to 90.0"),
        ("Ada Stone", "45.0 to 55.0"),
    ]
    assert columns(app, 1, "name", "share") == [("Bread", 25.0)]
    assert columns(app, 2, "name", "share") == [("Bread", 5.0)]


def test_choosing_a_community_changes_the_address(tiny, opened):
    app = opened("community")
    assert app.title[0].value == "Community"
    app.selectbox[0].select("forum/ovens").run()
    assert app.query_params["community"] == "forum/ovens"
    assert app.title[0].value == "Ovens"
    app.slider[0].set_value(20).run()
    assert app.query_params["people"] == "20"
    assert app.title[0].value == "Ovens"


def test_a_community_that_is_not_there(tiny, opened, text):
    assert "There is no chat/attic here" in text(opened("community", community="chat/attic"))


def test_a_shared_address_opens_the_person(tiny, opened, text):
    app = opened("person", person="ada")
    assert app.title[0].value == "Ada Stone"
    said = text(app)
    assert "Score everywhere: 95.0 90.0 to 100.0" in said
    assert "Influences: 5 people" in said
    assert columns(app, 0, "name", "lift", "kind") == [
        ("Ada Stone, Ben, Cleo", 0.0, "detected"),
        ("Bread", 0.0, "category"),
        ("Garden", -25.0, "channel"),
    ]
    influenced = columns(app, 1, "name", "probability")
    assert influenced[0] == ("Eve", 50.0)
    assert len(influenced) == 5
    assert columns(app, 2, "role", "declared_count")[:2] == [("coordinator", 0), ("itinerant", 0)]
    assert [row[0] for row in columns(app, 3, "handle")] == ["ada_s", "ada"]


def test_finding_a_person_by_handle(tiny, opened):
    app = opened("person")
    app.text_input[0].set_value("ada_s").run()
    assert app.selectbox[0].options == ["Ada Stone · chat, forum"]
    app.selectbox[0].select("ada").run()
    assert app.query_params["person"] == "ada"
    assert app.title[0].value == "Ada Stone"


def test_two_people_of_one_name_can_be_told_apart(tiny, opened):
    app = opened("person", person="chat/dan")
    assert "Dan · chat" in app.selectbox[0].options
    assert "Dan · forum" in app.selectbox[0].options
    assert [row[0] for row in columns(app, -1, "handle")] == ["dan"]
    assert ("Garden",) in columns(app, 0, "name")


def test_a_person_that_is_not_there(tiny, opened, text):
    assert "There is no zoe here" in text(opened("person", person="zoe"))


def test_routes_that_the_run_stored(tiny, opened):
    app = opened("routes", to="community:chat/garden")
    assert [box.label.replace("\\", "") for box in app.expander] == [
        "Ada Stone → Eve · 50% (40% to 60%) · into Garden",
        "Ada Stone → Finn · 40% (30% to 50%) · into Garden",
    ]


def test_routes_into_a_community(tiny, opened, text):
    """The tiny run is written by hand; the network of these routes is computed from its data."""
    ends = {"from": "community:forum/bread", "to": "community:chat/garden"}
    app = opened("routes", **ends)
    assert [header.value for header in app.subheader][:2] == [
        "Most worth reaching",
        "What a global list would choose",
    ]
    assert "Ada Stone → Eve" in app.expander[0].label
    assert "score there 85" in app.expander[0].label
    assert len(app.get("bidi_component")) == 1
    assert "What that would cost" in text(app)
    assert "Who stands between" in [header.value for header in app.subheader]


def test_routes_from_person_to_person(tiny, opened, text):
    app = opened("routes", **{"from": "person:ada", "to": "person:chat/dan"})
    assert [radio.value for radio in app.radio] == ["person", "person"]
    labels = [box.label for box in app.expander]
    assert labels[0].startswith("1\\. Ada Stone → Eve → Dan")
    assert columns(app, 0, "name", "routes", "without", "lost") == [("Eve", 1, 0.0, 100.0)]
    assert "The bottleneck is Eve" in text(app)
    ends = {"from": "person:ada", "to": "person:chat/dan", "without": "chat/eve"}
    said = text(opened("routes", **ends))
    assert "None is left: no influence gets there any more." in said
    assert "Cut off: 1 of 2" in said  # the Dan of the chat; Finn is whom Ada reaches herself
    none = opened("routes", **{"from": "person:chat/dan", "to": "person:ada"})
    assert "No influence gets there from here" in text(none)


def test_choosing_the_ends_changes_the_address(tiny, opened):
    app = opened("routes", **{"from": "person:ada"})
    app.selectbox[1].select("community:forum/ovens").run()
    assert app.query_params["from"] == "person:ada"
    assert app.query_params["to"] == "community:forum/ovens"
    app.radio[0].set_value("community").run()
    assert not app.exception
    assert "from" not in app.query_params


def test_questions(tiny, opened, text):
    app = opened("questions", question="top_people")
    app.text_input[0].set_value("forum/ovens")
    app.button[0].click().run()
    assert columns(app, 0, "name", "rank") == [("Ben", 1), ("Cleo", 2), ("Hal", 3)]
    assert "MATCH" in text(app)


def test_names_are_text(tiny, opened, text):
    tiny.write("MATCH (p:Person {id: 'ada'}) SET p.name = $name", {"name": HOSTILE})
    tiny.write("MATCH (c:Community {id: 'chat/garden'}) SET c.name = $name", {"name": HOSTILE})
    for page, parameters in (
        ("overview", {}),
        ("community", {"community": "chat/garden"}),
        ("person", {"person": "ada"}),
        ("routes", {"to": "community:chat/garden"}),
    ):
        app = opened(page, **parameters)
        assert not any(element.allow_html for element in app.markdown)
        for element in [*app.markdown, *app.title, *app.caption, *app.expander]:
            value = getattr(element, "value", None) or element.label
            assert "<img" not in value.replace("\\<", "")
            assert "](" not in value


def test_routes_asked_on_the_spot_come_in_every_format_but_the_notebook(tiny, opened):
    app = opened("routes", **{"from": "person:ada", "to": "community:forum/ovens"})
    offered = {button.proto.label for button in app.get("download_button")}
    assert offered == {each.title for each in FORMATS.values() if not each.reproduces}
