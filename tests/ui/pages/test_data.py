"""The page Data: what is loaded and left out, the analyses, and jobs that a page starts."""

import pytest
from streamlit import config

from leylines.graph.loading.rejects import RejectsFile
from leylines.graph.model import Reject
from leylines.ui.pages.parts.jobs import the_jobs

pytestmark = pytest.mark.neo4j


@pytest.fixture
def on_this_machine():
    before = config.get_option("server.address")
    config.set_option("server.address", "127.0.0.1")
    yield
    config.set_option("server.address", before)


def labelled(elements, label):
    (found,) = [each for each in elements if each.label == label]
    return found


def finished(app):
    """Wait for the jobs that the page has started, and look again."""
    for job in the_jobs().running():
        assert job.wait(300)
    return app.run()


def test_what_is_loaded_and_analysed(tiny, opened, text):
    app = opened("data")
    networks, loads, runs = (frame.value for frame in app.dataframe)
    assert list(networks["id"]) == ["chat", "forum"]
    assert set(loads["network"]) == {"chat", "forum"}
    assert runs["newest"].tolist().count(True) == 1
    assert runs["id"][runs["newest"].tolist().index(True)] == "run-2"
    assert "Interactions: 10" in text(app)


def test_rejects_are_counted_by_reason_and_can_be_taken(tiny, environment, opened):
    tiny.write("MATCH (load:Load {network: 'forum'}) SET load.rejected = 3")
    (row,) = tiny.read("MATCH (load:Load {network: 'forum'}) RETURN load.id AS id")
    file = RejectsFile.of_load(environment.data_dir, "forum", row["id"])
    file.path.parent.mkdir(parents=True)
    reasons = ["no time", "no actor", "no time"]
    file.append([Reject("a.csv", line, "", why, "x") for line, why in enumerate(reasons)])
    app = opened("data")
    (counted,) = [f.value for f in app.dataframe if "reason" in f.value.columns]
    assert counted.values.tolist() == [["no time", 2], ["no actor", 1]]
    assert len(app.get("download_button")) == 1
    file.path.unlink()
    assert any("not on this machine" in caption.value for caption in opened("data").caption)


def test_a_path_is_asked_for_on_this_machine_only(tiny, opened, on_this_machine):
    labels = {box.label for box in opened("data", show="load", source="csv").text_input}
    assert "Or a file or folder on this machine" in labels
    config.set_option("server.address", "0.0.0.0")
    labels = {box.label for box in opened("data", show="load", source="csv").text_input}
    assert "Or a file or folder on this machine" not in labels


def test_loading_and_analysing(environment, opened, text, tmp_path, on_this_machine):
    edges = tmp_path / "edges.txt"
    edges.write_text("".join(f"{a} {b} {1_700_000_000 + a}\n" for a in range(6) for b in range(a)))
    app = opened("data", show="load", source="snap")
    labelled(app.text_input, "Or a file or folder on this machine").set_value(str(edges))
    labelled(app.button, "Load").click().run()
    assert "The network has no id" in text(app)
    labelled(app.text_input, "Network").set_value("net")
    labelled(app.button, "Load").click().run()
    assert not app.exception
    assert "**Load net** · running" in text(app)
    said = text(finished(app))
    assert "**Load net** · done" in said
    assert "net: 15 rows read, 15 loaded, 0 rejected" in said
    app = opened("data", show="analyse")
    labelled(app.number_input, "Replicates for the intervals").set_value(0)
    labelled(app.button, "Analyse").click().run()
    assert not app.exception
    said = text(finished(app))
    assert "**Analyse** · done" in said
    runs = opened("data").dataframe[-1].value
    assert runs["told"].tolist() == ["bootstrap 0"]


def test_a_job_that_fails_says_why_and_what_to_do(environment, opened, text):
    the_jobs().start("Analyse", ["analyse"])
    said = text(finished(opened("data")))
    assert "**Analyse** · failed" in said
    assert "There are no interactions between people in the graph" in said


def test_everybody_sees_a_job_and_anybody_can_cancel_it(environment, opened, text):
    first, second = opened("data"), opened("data")
    the_jobs().start("Demonstrate", ["demo", "--no-ui"])
    assert "**Demonstrate** · running" in text(first.run())
    labelled(second.run().button, "Cancel").click().run()
    finished(second)
    assert "**Demonstrate** · cancelled" in text(first.run())
    labelled(first.button, "Dismiss").click().run()
    assert "Demonstrate" not in text(second.run())


def test_two_people_choose_each_for_themselves(tiny, opened):
    first, second = opened("community"), opened("community")
    first.selectbox[0].select("forum/ovens").run()
    second.selectbox[0].select("chat/garden").run()
    assert first.run().title[0].value == "Ovens"
    assert second.run().title[0].value == "Garden"


def test_states_without_anything_to_show(environment, opened, text, monkeypatch):
    app = opened("data")
    assert "None yet. Load one." in text(app)
    assert "There is nothing to analyse yet" in text(opened("data", show="analyse"))
    monkeypatch.setenv("LEYLINES_NEO4J_URI", "bolt://127.0.0.1:9")
    monkeypatch.setenv("LEYLINES_NEO4J_PASSWORD", "none")
    app = opened("data")
    assert "Neo4j does not answer" in text(app)
    labelled(app.button, "Check the connection").click().run()
    assert "**Connection**: Neo4j does not answer" in text(app)
