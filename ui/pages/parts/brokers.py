"""Who carries influence into a community and out of it, and who joins it with another."""

import streamlit as st

from leylines.ui.pages.parts.arrays import brokers_of
from leylines.ui.pages.parts.graph import Graph
from leylines.ui.pages.parts.people import Row, table
from leylines.ui.pages.parts.terms import TERMS
from leylines.ui.pages.parts.text import plain

SHOWN = 50

_number = st.column_config.NumberColumn
COUNTS = {
    "gatekeeper": _number("Brings in", format="localized", help=TERMS["gatekeeper"]),
    "representative": _number("Carries out", format="localized", help=TERMS["representative"]),
    "coordinator": _number("Within", format="localized", help=TERMS["coordinator"]),
    "bridge": _number("Bridge", format="%.2f", help=TERMS["bridge"]),
}


def show_brokers(graph: Graph, community: str) -> None:
    """Show who of the people at home in a community passes influence in and out."""
    st.subheader("Who carries influence in and out", help=TERMS["roles"])
    rows = brokers_of(graph).at(community, SHOWN)
    if not rows:
        st.caption("Nobody whose home this is joins it with the outside.")
        return
    columns = ("name", "gatekeeper", "representative", "coordinator")
    table(rows, columns, f"brokers {community}", leads_to="person", labels=COUNTS)
    st.caption("Of the people at home here: how often they pass influence from one to another.")


def show_bridges(graph: Graph, first: Row, second: Row) -> None:
    """Show through whom two communities are connected."""
    st.subheader(
        f"Bridges between {plain(first['name'] or first['id'])} and "
        f"{plain(second['name'] or second['id'])}",
        help=TERMS["bridge"],
    )
    rows = graph.ask("bridges_between", first=first["id"], second=second["id"], limit=SHOWN)
    if not rows:
        st.caption("Nobody exchanges influence with people of only the one and of only the other.")
        return
    columns = ("name", "bridge", "first_strength", "second_strength", "betweenness")
    named = {
        f"{side}_strength": _number(
            f"With {row['name'] or row['id']}", format="%.2f", help=TERMS["strength"]
        )
        for side, row in (("first", first), ("second", second))
    }
    key = f"bridges {first['id']} {second['id']}"
    table(rows, columns, key, leads_to="person", labels=COUNTS | named)
