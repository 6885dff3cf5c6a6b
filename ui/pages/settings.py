"""The settings of influence: changed in a table, and what that would change at once beside it."""

from dataclasses import replace

import streamlit as st

from leylines.graph.errors import AnalysisError
from leylines.graph.network import Parameters, influence_table_text
from leylines.ui.pages.parts.analysis_form import start_analysis
from leylines.ui.pages.parts.choose import choose, decimal
from leylines.ui.pages.parts.graph import Graph
from leylines.ui.pages.parts.moved import Change, compared
from leylines.ui.pages.parts.people import table
from leylines.ui.pages.parts.runs import newest_parameters
from leylines.ui.pages.parts.show import show_page
from leylines.ui.pages.parts.table_editor import edit_table
from leylines.ui.pages.parts.terms import TERMS
from leylines.ui.pages.parts.text import plain

_number = st.column_config.NumberColumn


def content(graph: Graph) -> None:
    """Show the settings, and what other ones than the newest analysis had would change."""
    st.title("Settings")
    st.caption(
        "Which way influence flows and how much each reaction counts is not hidden. Change it and "
        "see who would move; nothing is written until you analyse."
    )
    now = newest_parameters(graph)
    left, right = st.columns([4, 5], gap="large")
    with left:
        asked = _asked(now)
        _take(asked)
    with right:
        st.subheader("What would change")
        change = _change(graph, now, asked)
        if change:
            _agreement(change)
    if change:
        _show_people(change)


def _change(graph: Graph, now: Parameters, asked: Parameters) -> Change | None:
    if asked == now:
        st.info("Change something on the left.", icon=":material/tune:")
        return None
    try:
        return compared(graph, now, asked)
    except AnalysisError as error:
        st.warning(plain(error), icon=":material/warning:")
        return None


def _asked(now: Parameters) -> Parameters:
    st.subheader("How much each reaction counts")
    edited = edit_table(now.table)
    half_life = decimal(
        "Half-life, days", "half_life", 0.001, 36500.0, now.half_life_days, 10.0,
        help="After so many days an interaction counts half.",
    )  # fmt: skip
    gamma = decimal(
        "γ: how far a person's attention is shared", "gamma", 0.0, 1.0, now.gamma, 0.05,
        help="0: whoever reacts to many counts as much for each. 1: attention is divided among "
        "all, as in PageRank.",
    )  # fmt: skip
    depth = decimal(
        "Depth: how much the influence of those influenced counts", "depth", 0.0, 0.99, now.depth,
        0.05, help="0: only reactions to the person count.",
    )  # fmt: skip
    return replace(now, table=edited, half_life_days=half_life, gamma=gamma, depth=depth)


def _take(asked: Parameters) -> None:
    with st.container(horizontal=True):
        st.download_button(
            "Influence table", influence_table_text(asked.table), file_name="influence-table.toml",
            mime="application/toml", on_click="ignore", icon=":material/download:",
            help="For `leylines analyse --influence-table FILE`.",
        )  # fmt: skip
        if st.button("Analyse with this", type="primary", icon=":material/play_arrow:"):
            start_analysis(asked)
            st.rerun()


def _agreement(change: Change) -> None:
    rows = change.communities()
    agreement = rows[0]["agreement"]
    left, right = st.columns(2)
    left.metric(
        "Orders agree",
        "unknown" if agreement is None else f"{agreement:.3f}",
        help=f"Everywhere. {TERMS['agreement']}",
        border=True,
    )
    right.metric(
        "Of the first ten move",
        rows[0]["moved"],
        help="Everywhere; the first ten are those of either order.",
        border=True,
    )
    st.dataframe(
        rows,
        hide_index=True,
        column_order=["name", "members", "agreement", "moved"],
        column_config={
            "name": "Community",
            "members": _number("Members", format="localized"),
            "agreement": _number("Agree", format="%.3f", help=TERMS["agreement"]),
            "moved": _number("Of ten move"),
        },
    )


def _show_people(change: Change) -> None:
    st.subheader("Who moves furthest")
    contexts = {str(row["context"]): str(row["name"]) for row in change.communities()}
    chosen = choose("Where (none: everywhere)", "where", contexts)
    people = change.people(int(chosen or 0))
    if not people:
        st.caption("Of the first hundred nobody moves.")
        return
    st.caption("Of the first hundred, before or after. Select a row to open the person.")
    labels = {
        "rank_before": _number("Rank now"),
        "rank_after": _number("Then"),
        "up": _number("Up by", format="%+d"),
        "score_before": _number("Score now", format="%.1f"),
        "score_after": _number("Then", format="%.1f"),
    }
    table(people, ("name", *labels), f"movers {chosen}", leads_to="person", labels=labels)


if __name__ == "__main__":
    show_page(content, before_analysis=True)
