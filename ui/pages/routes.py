"""Routes: the way of influence to those worth reaching, step by step, with what proves each."""

from collections.abc import Sequence
from itertools import pairwise

import streamlit as st

from leylines.ui.canvas.routes import routes_view
from leylines.ui.pages.parts import choose
from leylines.ui.pages.parts.evidence import show_evidence
from leylines.ui.pages.parts.graph import Graph
from leylines.ui.pages.parts.network import show_network
from leylines.ui.pages.parts.show import show_page
from leylines.ui.pages.parts.terms import TERMS
from leylines.ui.pages.parts.text import chance, plain
from leylines.ui.pages.parts.ways import End, Way, Ways, find_ways

PROOFS = 5


def content(graph: Graph) -> None:
    """Show the routes between what the address names."""
    st.title("Routes")
    left, right = st.columns(2, gap="large")
    with left:
        source = choose.end(graph, "from", "From")
    with right:
        target = choose.end(graph, "to", "To")
    k = choose.number("Routes", "routes", 1, 20, 5, 1)
    if source and target:
        _show_ways(graph, find_ways(graph, source, target, k), target)
    else:
        _show_found(graph, source, target, k)


def _show_ways(graph: Graph, ways: Ways, target: End) -> None:
    if not ways.best:
        st.info("No influence gets there from here.", icon=":material/search_off:")
        return
    show_network(ways.view, "routes")
    if target[0] == "person":
        st.subheader("The best route and the alternatives", help=TERMS["probability"])
        _list(graph, ways.best, "best")
        return
    st.metric(
        "Value gained by choosing by the standing there, not by a global list",
        f"{ways.gain or 0.0:.1f}",
        help=TERMS["value"],
    )
    left, right = st.columns(2, gap="large")
    with left:
        st.subheader("Most worth reaching", help=TERMS["value"])
        _list(graph, ways.best, "best")
    with right:
        st.subheader("What a global list would choose", help=TERMS["global"])
        _list(graph, ways.others, "others")


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
        headline = f"{_arrows(names)} · {said} · into {plain(row['target_name'])}"
        _expand(graph, headline, row["persons"], names, row["id"])


def _list(graph: Graph, ways: Sequence[Way], key: str) -> None:
    for number, way in enumerate(ways, 1):
        if way.route is None:
            st.markdown(f"{number}\\. {plain(way.name)}: no route leads there.")
            continue
        said = chance(way.route.probability, way.route.low, way.route.high)
        if way.value is not None:
            said += f" · score there {way.standing:.0f} · value {way.value:.1f}"
        headline = f"{number}\\. {_arrows(way.route.names)} · {said}"
        _expand(graph, headline, way.route.persons, way.route.names, f"{key} {number}")


def _expand(
    graph: Graph, headline: str, persons: Sequence[str], names: Sequence[str], key: str
) -> None:
    """Show a route; what proves it is read when it is opened."""
    box = st.expander(headline, key=f"route {key} {' '.join(persons)}", on_change="rerun")
    if not box.open:
        return
    with box:
        for (first, second), called in zip(pairwise(persons), pairwise(names), strict=True):
            rows = graph.ask("influences_among", persons=[first, second])
            hop = next((row for row in rows if row["source"] == first), None)
            said = chance(hop["probability"], hop["low"], hop["high"]) if hop else ""
            st.markdown(f"**{_arrows(called)}** {said}")
            show_evidence(
                graph.ask("evidence_of_influence", source=first, target=second, limit=PROOFS)
            )


def _arrows(names: Sequence[str]) -> str:
    return " → ".join(plain(name) for name in names)


if __name__ == "__main__":
    show_page(content)
