"""What happened month by month, as charts, and the interactions themselves."""

from collections.abc import Sequence

import altair as alt
import pandas as pd
import streamlit as st

from leylines.ui.canvas.palette import PALETTE
from leylines.ui.pages.parts.evidence import show_evidence
from leylines.ui.pages.parts.graph import Graph
from leylines.ui.pages.parts.people import Row
from leylines.ui.pages.parts.terms import TERMS

NEWEST = 10


def show_timeline(graph: Graph, person: str) -> None:
    """Show what a person did to others and they to the person, over time."""
    st.subheader("Over time", help=TERMS["timeline"])
    rows = graph.ask("timeline_of_a_person", person=person)
    if not rows:
        st.caption("Nothing in the time that is chosen at the side.")
        return
    st.altair_chart(timeline(rows), alt="Interactions given and received in each month")
    newest = st.expander(f"The newest {NEWEST} interactions", key="newest", on_change="rerun")
    if newest.open:
        with newest:
            show_evidence(graph.ask("evidence_of_a_person", person=person, limit=NEWEST))


def timeline(rows: Sequence[Row]) -> alt.LayerChart | alt.FacetChart:
    """Draw interactions received (up) and given (down) in each month.

    Parameters
    ----------
    rows : sequence of mappings
        The answer of ``timeline_of_a_person``.
    """
    frame = pd.DataFrame(rows, columns=["month", "given", "received", "people"])
    # A month in which nothing happened is no row of the answer, and yet a place on the axis.
    months = pd.period_range(frame["month"].min(), frame["month"].max(), freq="M").astype(str)
    frame = frame.set_index("month").reindex(months, fill_value=0).rename_axis("month")
    frame = frame.reset_index()
    frame["below"] = -frame["given"]
    base = alt.Chart(frame).encode(
        x=alt.X("month:O", title=None, axis=alt.Axis(labelAngle=0, labelOverlap="greedy")),
        tooltip=[
            alt.Tooltip("month:O", title="Month"),
            alt.Tooltip("received:Q", title="Received"),
            alt.Tooltip("given:Q", title="Given"),
            alt.Tooltip("people:Q", title="Different people"),
        ],
    )
    axis = alt.Axis(format="~s", labelExpr="replace(datum.label, '−', '')")
    title = "Given (down) and received (up)"
    up = base.mark_bar(color=PALETTE[0]).encode(y=alt.Y("received:Q", title=title, axis=axis))
    down = base.mark_bar(color=PALETTE[1]).encode(y=alt.Y("below:Q", title=title, axis=axis))
    return alt.layer(up, down).properties(height=220)
