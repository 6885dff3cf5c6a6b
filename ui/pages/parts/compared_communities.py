"""Two communities side by side: size, correlation, people of both, reach both ways."""

from typing import Any

import streamlit as st

from leylines.ui.pages.parts import choose
from leylines.ui.pages.parts.brokers import show_bridges
from leylines.ui.pages.parts.correlation import show_correlation
from leylines.ui.pages.parts.graph import Graph
from leylines.ui.pages.parts.people import Row, table
from leylines.ui.pages.parts.places import place
from leylines.ui.pages.parts.terms import TERMS
from leylines.ui.pages.parts.text import chance, plain

EVERY = 1_000_000

_number = st.column_config.NumberColumn


def show_communities(graph: Graph) -> None:
    """Show the two communities that the address names."""
    options = choose.communities(graph)
    left, right = st.columns(2, gap="large")
    with left:
        first = choose.choose("First community", "first", options)
    with right:
        second = choose.choose("Second community", "second", options)
    if first is None or second is None:
        st.caption("Choose two communities. The address of this page then leads to both.")
        return
    if first == second:
        st.info("That is one community twice. Choose another one.", icon=":material/groups:")
        return
    rows = {row["id"]: row for row in graph.ask("communities", communities=[first, second])}
    pair = rows[first], rows[second]
    for column, row, other in zip((left, right), pair, reversed(pair), strict=True):
        with column:
            _numbers(graph, row, other)
    _people(graph, pair)
    _tops(graph, pair)
    show_bridges(graph, pair[0], pair[1])


def _numbers(graph: Graph, row: Row, other: Row) -> None:
    st.subheader(_name(row))
    columns = st.columns(2)
    columns[0].metric("Members", f"{row['members'] or 0:,}", border=True, height="stretch")
    show_correlation(columns[1], row)
    reached = graph.ask("communities_reached", community=row["id"], limit=EVERY)
    share = next((each for each in reached if each["id"] == other["id"]), None)
    said = chance(share["share"], share["low"], share["high"]) if share else "less than 1%"
    st.markdown(f"Of the influence arriving in {_name(other)}: **{said}**", help=TERMS["share"])
    st.page_link(
        place("routes"),
        label=f"Routes into {_name(other)}",
        icon=":material/route:",
        query_params={"from": f"community:{row['id']}", "to": f"community:{other['id']}"},
    )


def _people(graph: Graph, pair: tuple[Row, Row]) -> None:
    rows = graph.ask("people_of_two_communities", first=pair[0]["id"], second=pair[1]["id"])
    shared = rows[0]["shared"] if rows else 0
    st.subheader(f"People of both: {shared:,}", help=TERMS["local"])
    if not rows:
        st.caption("Nobody has a standing in both.")
        return
    labels = {
        f"{side}_{what}": _number(f"{said} in {row['name'] or row['id']}", format=form)
        for side, row in zip(("first", "second"), pair, strict=True)
        for what, said, form in (("rank", "Rank", "%d"), ("percentile", "Percentile", "%.1f"))
    }
    columns = ("name", "first_rank", "first_percentile", "second_rank", "second_percentile",
               "global_percentile")  # fmt: skip
    table(rows, columns, f"people of {pair[0]['id']} {pair[1]['id']}", leads_to="person",
          labels=labels)  # fmt: skip
    if shared > len(rows):
        st.caption(f"The {len(rows)} of {shared:,} who stand highest in both together.")


def _tops(graph: Graph, pair: tuple[Row, Row]) -> None:
    st.subheader("Overlap of the top", help=TERMS["overlap"])
    first = choose.number("Of so many first people", "top", 5, 100, 20, 5)
    tops = [graph.ask("top_people", community=row["id"], limit=first) for row in pair]
    both = overlap(*tops)
    least = min(map(len, tops))
    if not both:
        st.caption(f"None of the first {least} of the one is among the first of the other.")
        return
    names = ", ".join(plain(name) for name in both)
    st.markdown(f"**{len(both)} of {least}** are among the first of both: {names}.")


def overlap(first: list[dict[str, Any]], second: list[dict[str, Any]]) -> list[str]:
    """Return the names of those who are in both lists, in the order of the first.

    Examples
    --------
    >>> overlap([{"id": "a", "name": "Ada"}, {"id": "b", "name": None}], [{"id": "b"}])
    ['b']
    """
    ids = {row["id"] for row in second}
    return [str(row["name"] or row["id"]) for row in first if row["id"] in ids]


def _name(row: Row) -> str:
    return plain(row["name"] or row["id"])
