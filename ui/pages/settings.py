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
        if asked == now:
            st.info("Change something on the left.", icon=":material/tune:")
            return
        try:
            _preview(compared(graph, now, asked))
        except AnalysisError as error:
            st.warning(plain(error), icon=":material/warning:")


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


def _preview(change: Change) -> None:
    rows = change.communities()
    everywhere = rows[0]
    left, right = st.columns(2)
    agreement = everywhere["agreement"]
    left.metric(
        "The two orders agree, everywhere",
        "unknown" if agreement is None else f"{agreement:.3f}",
        help=TERMS["agreement"],
        border=True,
    )
    right.metric("Of the first ten, before or after, move", everywhere["moved"], border=True)
    _show_communities(rows)
    _show_people(change, rows)


def _show_communities(rows: list[dict[str, object]]) -> None:
    labels = {
        "name": st.column_config.TextColumn("Community"),
        "agreement": _number("Agreement", format="%.3f", help=TERMS["agreement"]),
        "moved": _number("Of the first ten move"),
    }
    table(rows, ("name", "members", "agreement", "moved"), "agreement", labels=labels)


def _show_people(change: Change, rows: list[dict[str, object]]) -> None:
    st.subheader("Who moves furthest")
    contexts = {str(row["context"]): str(row["name"]) for row in rows}
    chosen = choose("Where (none: everywhere)", "where", contexts)
    people = change.people(int(chosen or 0))
    if not people:
        st.caption("Of the first hundred nobody moves.")
        return
    st.caption("Of the first hundred, before or after. Select a row to open the person.")
    labels = {
        "rank_before": _number("Rank now", width=70),
        "rank_after": _number("Then", width=60),
        "up": _number("Up by", format="%+d", width=60),
        "score_before": _number("Score now", format="%.1f", width=80),
        "score_after": _number("Then", format="%.1f", width=60),
    }
    table(people, ("name", *labels), f"movers {chosen}", leads_to="person", labels=labels)


if __name__ == "__main__":
    show_page(content, before_analysis=True)
