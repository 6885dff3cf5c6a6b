"""Who stands between the ends of routes, and what is lost without one of them."""

import streamlit as st

from leylines.ui.pages.parts.choose import choose
from leylines.ui.pages.parts.graph import Graph
from leylines.ui.pages.parts.list_ways import list_ways
from leylines.ui.pages.parts.people import Row, table
from leylines.ui.pages.parts.terms import TERMS
from leylines.ui.pages.parts.text import plain
from leylines.ui.pages.parts.ways import End, Ways, find_loss, find_ways

_number = st.column_config.NumberColumn


def show_between(graph: Graph, ways: Ways, source: End, target: End, k: int) -> None:
    """Show those on the way, the bottleneck first, and the routes without the one chosen."""
    st.subheader("Who stands between", help=TERMS["between"])
    if not ways.between:
        st.caption("Nobody: every route is direct.")
        return
    what = "Best probability" if target[0] == "person" else "Worth of the ends"
    rows: list[Row] = [
        {"id": each.id, "name": each.name, "routes": each.routes, "without": each.without,
         "lost": 100 * (1 - each.without / ways.worth)}
        for each in ways.between
    ]  # fmt: skip
    labels = {
        "routes": _number("On so many of the routes"),
        "without": _number(f"{what} without", format="%.3g"),
        "lost": _number("Lost", format="%.0f%%"),
    }
    table(rows, ("name", "routes", "without", "lost"), "between", leads_to="person", labels=labels)
    first = rows[0]
    st.caption(
        f"{what} with all of them: {ways.worth:.3g}. "
        + (f"The bottleneck is {plain(first['name'] or first['id'])}."
           if first["without"] < ways.worth else "Nothing rests on any one of them alone.")
    )  # fmt: skip
    names = {each.id: each.name or each.id for each in ways.between}
    without = choose("Without this person", "without", names)
    if without is not None:
        left = find_ways(graph, source, target, k, without=without)
        _show_without(graph, left, without, names[without])


def _show_without(graph: Graph, left: Ways, person: str, name: str) -> None:
    loss = find_loss(graph, person)
    columns = st.columns(3)
    for column, label, value, help in (
        (columns[0], "Others the person reaches", _about(loss.spread, loss.spread_error), "adds"),
        (
            columns[1],
            "Pairs that lose each other",
            _about(loss.between, loss.between_error),
            "lost",
        ),
        (columns[2], "Cut off", f"{loss.cut_off:,} of {loss.reachable:,}", "cut off"),
    ):
        column.metric(label, value, help=TERMS[help], border=True, height="stretch")
    st.markdown(f"**The routes without {plain(name)}**")
    if left.best:
        list_ways(graph, left.best, f"without {person}")
    else:
        st.caption("None is left: no influence gets there any more.")


def _about(mean: float, error: float) -> str:
    return f"{mean:,.2f} ± {error:.2f}"
