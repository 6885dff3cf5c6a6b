"""Routes as a list: each opens what proves its hops."""

from collections.abc import Sequence
from itertools import pairwise

import streamlit as st

from leylines.ui.pages.parts.evidence import show_evidence
from leylines.ui.pages.parts.graph import Graph
from leylines.ui.pages.parts.text import chance, plain
from leylines.ui.pages.parts.ways import Way

PROOFS = 5


def list_ways(graph: Graph, ways: Sequence[Way], key: str) -> None:
    """Show ways in their order, each to be opened; ``key`` tells this list from others."""
    for number, way in enumerate(ways, 1):
        if way.route is None:
            st.markdown(f"{number}\\. {plain(way.name)}: no route leads there.")
            continue
        said = chance(way.route.probability, way.route.low, way.route.high)
        if way.value is not None:
            said += f" · score there {way.standing:.0f} · value {way.value:.1f}"
        headline = f"{number}\\. {arrows(way.route.names)} · {said}"
        expand(graph, headline, way.route.persons, way.route.names, f"{key} {number}")


def expand(
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
            st.markdown(f"**{arrows(called)}** {said}")
            show_evidence(
                graph.ask("evidence_of_influence", source=first, target=second, limit=PROOFS)
            )


def arrows(names: Sequence[str]) -> str:
    """Return names as a route, as Markdown that shows them as they are."""
    return " → ".join(plain(name) for name in names)
