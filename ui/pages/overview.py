"""The overview: the communities, who reaches whom, and where the two standings part."""

import streamlit as st

from leylines.queries.catalogue import QUERIES
from leylines.ui.pages.parts.charts import correlations
from leylines.ui.pages.parts.choose import number
from leylines.ui.pages.parts.findings import findings
from leylines.ui.pages.parts.graph import Graph
from leylines.ui.pages.parts.network import show_network
from leylines.ui.pages.parts.people import table
from leylines.ui.pages.parts.places import PAGES, place
from leylines.ui.pages.parts.show import show_page
from leylines.ui.pages.parts.terms import TERMS
from leylines.ui.pages.parts.text import plain

USUAL, MOST = 40, 100
MOST_CHARTED = 20


def content(graph: Graph) -> None:
    """Show what there is and what was found."""
    st.title("Who influences whom, and where")
    declared = [row for row in graph.ask("communities") if row["kind"] != "detected"]
    _counts(graph, len(declared))
    st.subheader("Who reaches whom", help=TERMS["share"])
    limit = USUAL
    if len(declared) > USUAL:
        limit = number("Communities shown, the largest first", "shown", 10, MOST, USUAL)
    show_network(graph.view("overview", limit=limit), "overview")
    _findings(graph, declared)
    _communities(declared)
    left, right = st.columns([5, 4], gap="large")
    with left:
        _people(graph)
    with right:
        _correlations(declared)


def _counts(graph: Graph, communities: int) -> None:
    counts = graph.ask("graph_counts")[0]
    shown = {
        "Networks": counts["networks"],
        "Communities": communities,
        "People": counts["persons"],
        "Interactions": counts["interactions"],
    }
    if graph.period:
        then = graph.ask("activity_in_a_period")[0]
        shown = {"Networks": counts["networks"]} | {
            f"{name.capitalize()} then": then[name]
            for name in ("communities", "people", "interactions")
        }
    for column, (name, value) in zip(st.columns(len(shown)), shown.items(), strict=True):
        column.metric(name, f"{value:,}", border=True, height="stretch")


def _findings(graph: Graph, declared: list[dict[str, object]]) -> None:
    found = findings(
        declared[:MOST_CHARTED],  # in a handful of people any correlation is chance
        graph.ask("who_reaches_whom", kinds=sorted({str(row["kind"]) for row in declared})),
        graph.ask("local_heroes", limit=1),
        graph.ask("visiting_celebrities", limit=1),
    )
    st.subheader("Findings")
    for finding in found:
        sentence, proof = st.columns([6, 1], vertical_alignment="center")
        sentence.markdown(f"- {plain(finding.said)}")
        with proof:
            st.page_link(
                place("questions"),
                label="The proof",
                icon=PAGES["questions"][1],
                help=QUERIES[finding.question].question,
                query_params={"question": finding.question},
            )


def _communities(declared: list[dict[str, object]]) -> None:
    st.subheader("Communities")
    st.caption("Select a row to open the community.")
    columns = ("name", "kind", "network", "members", "interactions", "correlation", "local_heroes",
               "visiting_celebrities")  # fmt: skip
    table(declared, columns, "communities", leads_to="community")


def _correlations(declared: list[dict[str, object]]) -> None:
    st.subheader("Does a good name carry?", help=TERMS["correlation"])
    known = [row for row in declared if row["correlation"] is not None]
    st.altair_chart(correlations(known[:MOST_CHARTED]), alt="Correlation in each community")
    if len(known) > MOST_CHARTED:
        st.caption(f"The largest {MOST_CHARTED} of {len(known)} communities.")


def _people(graph: Graph) -> None:
    top, heroes, detected = st.tabs(["Top people everywhere", "Local heroes", "Detected groups"])
    with top:
        st.caption("Select a row to open the person.")
        rows = graph.ask("top_people_overall", limit=50)
        columns = ("rank", "tier", "name", "score", "interval")
        table(rows, columns, "top people", leads_to="person")
    with heroes:
        st.caption(TERMS["local hero"])
        rows = graph.ask("local_heroes", limit=50)
        heroic = ("name", "community_name", "percentile", "global_percentile", "lift")
        table(rows, heroic, "local heroes", leads_to="person")
    with detected:
        st.caption(TERMS["detected"])
        rows = graph.ask("communities", kinds=["detected"])
        table(rows[:100], ("name", "members"), "detected", leads_to="community")


if __name__ == "__main__":
    show_page(content)
