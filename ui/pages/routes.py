"""Routes: the way of influence to those worth reaching, step by step, with what proves each."""

import streamlit as st

from leylines.ui.canvas.routes import routes_view
from leylines.ui.pages.parts import choose
from leylines.ui.pages.parts.between import show_between
from leylines.ui.pages.parts.graph import Graph
from leylines.ui.pages.parts.list_ways import arrows, expand, list_ways
from leylines.ui.pages.parts.network import show_network
from leylines.ui.pages.parts.show import show_page
from leylines.ui.pages.parts.terms import TERMS
from leylines.ui.pages.parts.text import chance, plain
from leylines.ui.pages.parts.ways import End, Ways, find_ways


def content(graph: Graph) -> None:
    """Show the routes between what the address names."""
    st.title("Routes")
    left, right = st.columns(2, gap="large")
    with left:
        source = choose.end(graph, "from", "From")
    with right:
        target = choose.end(graph, "to", "To")
    k = choose.number("Routes", "routes", 1, 20, 5, 1)
    if not (source and target):
        _show_found(graph, source, target, k)
        return
    ways = find_ways(graph, source, target, k)
    if not ways.best:
        st.info(
            "No influence gets there from here. Try the other way round, or another end.",
            icon=":material/search_off:",
        )
        return
    _show_ways(graph, ways, target)
    show_between(graph, ways, source, target, k)


def _show_ways(graph: Graph, ways: Ways, target: End) -> None:
    show_network(ways.view, "routes")
    if target[0] == "person":
        st.subheader("The best route and the alternatives", help=TERMS["probability"])
        list_ways(graph, ways.best, "best")
        return
    globally = sum(way.value or 0.0 for way in ways.others)
    for column, label, value in zip(
        st.columns(3),
        ("Worth of these ends", "Of those a global list would choose", "What that would cost"),
        (ways.worth, globally, ways.gain or 0.0),
        strict=True,
    ):
        column.metric(label, f"{value:.2f}", help=TERMS["value"], border=True, height="stretch")
    left, right = st.columns(2, gap="large")
    with left:
        st.subheader("Most worth reaching", help=TERMS["value"])
        list_ways(graph, ways.best, "best")
    with right:
        st.subheader("What a global list would choose", help=TERMS["global"])
        list_ways(graph, ways.others, "others")


def _show_found(graph: Graph, source: End | None, target: End | None, k: int) -> None:
    """Show the routes between communities that the run has stored."""
    st.caption(
        "Choose both ends to ask for routes between any two people or communities. Until then: "
        "the most valuable routes between communities that the analysis found."
    )
    ends = {"sources": source, "targets": target}
    chosen = {name: [end[1]] if end and end[0] == "community" else [] for name, end in ends.items()}
    rows = graph.ask("routes", **chosen, limit=k)
    if not rows:
        st.info("The analysis found none.", icon=":material/search_off:")
        return
    people = sorted({one for row in rows for one in row["persons"]})
    influences = graph.ask("influences_among", persons=people)
    show_network(routes_view("Routes", [row["persons"] for row in rows], influences), "routes")
    for row in rows:
        said = chance(row["probability"], row["low"], row["high"])
        names = [name or one for one, name in zip(row["persons"], row["names"], strict=True)]
        headline = f"{arrows(names)} · {said} · into {plain(row['target_name'])}"
        expand(graph, headline, row["persons"], names, row["id"])


if __name__ == "__main__":
    show_page(content)
