"""A community: where its people stand here and everywhere, and who influences whom."""

import json

import streamlit as st

from leylines.ui.pages.parts.brokers import show_bridges, show_brokers
from leylines.ui.pages.parts.charts import growth, quadrants
from leylines.ui.pages.parts.choose import choose, communities, number
from leylines.ui.pages.parts.correlation import show_correlation
from leylines.ui.pages.parts.graph import Graph
from leylines.ui.pages.parts.network import show_network
from leylines.ui.pages.parts.people import Row, table
from leylines.ui.pages.parts.places import go
from leylines.ui.pages.parts.playback import show_playback
from leylines.ui.pages.parts.show import show_page
from leylines.ui.pages.parts.sureness import stability_words
from leylines.ui.pages.parts.terms import TERMS
from leylines.ui.pages.parts.text import plain

CHARTED = 2000


def content(graph: Graph) -> None:
    """Show the community that the address names."""
    chosen = choose("Community", "community", communities(graph))
    if chosen is None:
        st.title("Community")
        st.caption("Choose a community. The address of this page then leads to it.")
        return
    row = graph.ask("communities", communities=[chosen])[0]
    _numbers(row)
    if row["stability"] is not None:
        st.caption(stability_words(row))
    _standings(graph, chosen)
    st.subheader("Who influences whom")
    shown = number("People shown, the highest standing first", "people", 10, 150, 60)
    view = graph.view("community", chosen, limit=shown)
    show_network(view, "community")
    _reach(graph, chosen)
    show_brokers(graph, chosen)
    _bridges(graph, row)
    _growth(graph, chosen)
    if view.nodes:
        show_playback(graph, view, "" if row["kind"] == "detected" else chosen)


def _numbers(row: Row) -> None:
    st.title(plain(row["name"] or row["id"]))
    columns = st.columns(4)
    columns[0].metric("Members", f"{row['members'] or 0:,}", border=True, height="stretch")
    columns[1].metric(
        "Interactions", f"{row['interactions'] or 0:,}", border=True, height="stretch"
    )
    show_correlation(columns[2], row)
    columns[3].metric(
        "Local heroes",
        f"{row['local_heroes']:,}",
        f"{row['visiting_celebrities']:,} visiting celebrities",
        delta_color="off",
        delta_arrow="off",
        help=TERMS["quadrant"],
        border=True,
        height="stretch",
    )


def _standings(graph: Graph, chosen: str) -> None:
    rows = graph.ask("top_people", community=chosen, limit=CHARTED)
    left, right = st.columns([3, 5], gap="medium")
    with left:
        st.subheader("Here and everywhere", help=TERMS["quadrant"])
        run = graph.ask("newest_run")[0]
        strong = json.loads(run["parameters"] or "{}").get("strong_percentile", 80.0)
        picked = st.altair_chart(
            quadrants(rows, strong),
            key=f"quadrants {chosen}",
            on_select="rerun",
            alt="Each person by standing here and everywhere",
        )
        points = picked.get("selection", {}).get("person", [])
        if points:
            go("person", person=points[0]["id"])
        st.caption("Select a point to open the person.")
    with right:
        st.subheader("Top people", help=TERMS["score"])
        columns = (
            *("rank", "tier", "name", "score", "interval"),
            *("global_percentile", "lift", "lift_interval"),
        )
        labels = {"name": st.column_config.TextColumn("Name", width=115)}
        key = f"top people of {chosen}"
        table(rows[:100], columns, key, leads_to="person", labels=labels)
        st.caption("Select a row to open the person.")


def _reach(graph: Graph, chosen: str) -> None:
    left, right = st.columns(2, gap="large")
    names = ("name", "share", "interval")
    for column, title, question in (
        (left, "Influence in: from where", "communities_that_reach"),
        (right, "Influence out: to where", "communities_reached"),
    ):
        with column:
            st.subheader(title, help=TERMS["share"])
            rows = graph.ask(question, community=chosen)
            if rows:
                key = f"{question} {chosen}"
                table(rows, names, key, leads_to="community")
            else:
                st.caption("None.")


def _bridges(graph: Graph, row: Row) -> None:
    """Show through whom the community is connected with another, at first the closest."""
    others = {
        other["id"]: str(other["name"] or other["id"])
        for question in ("communities_that_reach", "communities_reached")
        for other in graph.ask(question, community=row["id"])
    }
    if not others:
        return
    chosen = choose("Bridges to which community (none: the closest)", "bridge", others)
    other = chosen or next(iter(others))
    show_bridges(graph, row, {"id": other, "name": others[other]})


def _growth(graph: Graph, chosen: str) -> None:
    rows = graph.ask("growth_of_a_community", community=chosen)
    st.subheader("Growth", help=TERMS["newcomers"])
    if not rows:
        st.caption("No month to show: nobody acted here in the time that is chosen.")
        return
    st.caption("Line: people active in the month. Bars: those of them who were new.")
    st.altair_chart(growth(rows), alt="People active and new in each month")


if __name__ == "__main__":
    show_page(content)
