"""What is selected in a network: a short card, and where it leads."""

import streamlit as st

from leylines.ui.canvas import NetworkView, Node, percent
from leylines.ui.canvas.selection import Selection
from leylines.ui.pages.parts.evidence import show_evidence
from leylines.ui.pages.parts.graph import Graph
from leylines.ui.pages.parts.places import go
from leylines.ui.pages.parts.text import plain

NAMED = 12
"""So many of those that a lasso holds are named."""


def show_selected(graph: Graph, view: NetworkView, chosen: Selection, key: str) -> str | None:
    """Show what is selected.

    Returns
    -------
    str or None
        The person whose neighbours are asked for by the card's button.
    """
    if not chosen:
        return None
    nodes = {node.id: node for node in view.nodes}
    with st.container(border=True):
        if chosen.node:
            return _card(nodes[chosen.node], key)
        if chosen.edge:
            source, target = (nodes[one] for one in chosen.edge)
            _between(graph, view, source, target)
        else:
            _several([nodes[one] for one in chosen.nodes])
    return None


def _card(node: Node, key: str) -> str | None:
    told = " · ".join(f"{name} {value}" for name, value in node.said)
    asked = None
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(f"**{plain(node.label)}** {plain(told)}", width="stretch")
        if node.kind == "community":
            if st.button("Enter this community", key=f"{key} enter", icon=":material/login:"):
                go("community", community=node.id)
        else:
            if st.button("Add neighbours", key=f"{key} grow", icon=":material/add:"):
                asked = node.id
            if st.button("Open this person", key=f"{key} open", icon=":material/person:"):
                go("person", person=node.id)
    return asked


def _between(graph: Graph, view: NetworkView, source: Node, target: Node) -> None:
    edge = next(e for e in view.edges if (e.source, e.target) == (source.id, target.id))
    said = f"**{plain(source.label)}** → **{plain(target.label)}**"
    if edge.probability is not None:
        said += f": {percent(edge.probability)}, {plain(view.edge_means)}"
    st.markdown(said)
    if source.kind == target.kind == "person":
        show_evidence(graph.ask("evidence_of_a_pair", first=source.id, second=target.id))


def _several(nodes: list[Node]) -> None:
    names = ", ".join(plain(node.label) for node in nodes[:NAMED])
    rest = f" and {len(nodes) - NAMED:,} more" if len(nodes) > NAMED else ""
    st.markdown(f"**{len(nodes):,} selected:** {names}{rest}")
