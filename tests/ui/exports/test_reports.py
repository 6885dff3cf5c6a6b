"""Reports as PDF: what can be read in them."""

import io
from functools import partial

import pypdf
import pytest

from leylines.queries.catalogue import ask
from leylines.ui.exports import render
from leylines.ui.exports.named import named_view


def text_of(data):
    pages = [page.extract_text() for page in pypdf.PdfReader(io.BytesIO(data)).pages]
    return [" ".join(page.replace("\u200b", "").split()) for page in pages]


def report(store, kind, key=""):
    asking = partial(ask, store)
    data = render(named_view(store, kind, key), "pdf", asking)
    assert data == render(named_view(store, kind, key), "pdf", asking)
    return data


@pytest.mark.neo4j
def test_a_community(tiny):
    pages = text_of(report(tiny, "community", "chat/garden"))
    told = " ".join(pages)
    assert told.startswith("Garden: who influences whom Made by Leylines from the analysis run-2, ")
    for said in (
        "Members 4 4 interactions",
        "Correlation 0.30 -0.20 to 0.80",
        "1 Eve 85.0 80.0 to 90.0 100.0 75.0 +25.0 local hero",
        "Bread category 25% 12% to 38%",
        "Ada Stone → Eve Probability: 50% (40% to 60%); score of its end there: 85.0; value: 42.5",
        "2026-03-01: Eve replied to Ada Stone in Garden",
        "“I will try the bread compost on the beans.”",
        "Lift: Percentile here minus percentile everywhere.",
    ):
        assert said in told
    assert '"key": "chat/garden"' in pages[-1]


@pytest.mark.neo4j
def test_a_person(tiny):
    told = " ".join(text_of(report(tiny, "person", "forum/ben")))
    for said in (
        "Score everywhere 70.0 65.0 to 75.0",
        "Standing everywhere 87.5 rank 2",
        "Influences 2 people",
        "Ovens 1 80.0 75.0 to 85.0 100.0 +12.5 strong in both",
        "Cleo 60% 40% to 80% 2 2026-02-04",
        "Ben → Cleo Probability of a reaction: 60% (40% to 80%)",
        "2026-02-04: Cleo accepted the answer of Ben in Ovens",
    ):
        assert said in told


@pytest.mark.neo4j
def test_routes_and_the_overview(tiny):
    told = " ".join(text_of(report(tiny, "routes", "forum/ovens")))
    assert "Ada Stone → Ben → Cleo Probability: 18% (8.0% to 28%)" in told
    assert "Garden chat 4 4 0.3" in " ".join(text_of(report(tiny, "overview")))


@pytest.mark.neo4j
def test_hostile_names_and_texts_are_nothing_but_text(tiny):
    hostile = '#panic("x") $x$ *b* @a <b> \\ ] } \u202e \x00 =1+1 عبد'
    tiny.write("MATCH (n:Person|Community) SET n.name = $name", {"name": hostile})
    tiny.write("MATCH (n:Content) SET n.text = $name, n.url = 'javascript:1'", {"name": hostile})
    data = report(tiny, "community", "chat/garden")
    assert '#panic("x") $x$ *b* @a <b>' in " ".join(text_of(data))
    links = [
        note.get_object()["/A"]["/URI"]
        for page in pypdf.PdfReader(io.BytesIO(data)).pages
        for note in page.get("/Annots", ())
    ]
    assert links == []


@pytest.mark.neo4j
def test_a_community_without_a_run_has_a_report(tiny):
    tiny.write("MATCH (run:Run) DETACH DELETE run")
    told = " ".join(text_of(report(tiny, "community", "chat/garden")))
    assert "The newest run found none." in told


def test_names_in_other_scripts_can_be_searched(hostile_view):
    told = " ".join(text_of(render(hostile_view, "pdf")))
    assert "Zoë" in told
    assert "No font here can draw" in told or "王小明" in told


def test_a_pdf_says_when_its_data_ended(view):
    about = pypdf.PdfReader(io.BytesIO(render(view, "pdf"))).metadata
    assert about.title == "Bread"
    assert about.creation_date.isoformat() == "2026-03-04T18:00:00+00:00"
