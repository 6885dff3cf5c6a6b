"""A network on a page: the canvas, what is selected in it, and the same as a file."""

import streamlit as st

from leylines.ui.canvas import NetworkView
from leylines.ui.canvas.component import network_canvas
from leylines.ui.canvas.expanding import expanded
from leylines.ui.canvas.selection import Selection
from leylines.ui.pages.parts.download import offer
from leylines.ui.pages.parts.graph import open_graph
from leylines.ui.pages.parts.selected import show_selected

NEIGHBOURS = 20
"""So many are added about a person at once, the strongest influences first."""


def show_network(view: NetworkView, key: str) -> Selection:
    """Draw a view, tell what is selected in it, and offer it in every format.

    Parameters
    ----------
    view : NetworkView
    key : str
        Names the network on its page.

    Returns
    -------
    Selection
        What is selected; a double click has added a person's neighbours already.
    """
    if not view.nodes:
        st.caption("There is nobody to draw here.")
        return Selection()
    grown = f"grown {key} {view.title}"
    centres: list[str] = st.session_state.setdefault(grown, [])
    for centre in centres:
        view = expanded(view, centre, open_graph().view("person", centre, limit=NEIGHBOURS))
    chosen = network_canvas(view, key)
    asked = show_selected(open_graph(), view, chosen, key) or _person(view, chosen.expand)
    if asked and asked not in centres:
        st.session_state[grown] = [*centres, asked]
        st.rerun()
    if centres and st.button("Without the added neighbours", key=f"{key} shrink"):
        st.session_state[grown] = []
        st.rerun()
    offer(view, key)
    return chosen


def _person(view: NetworkView, one: str | None) -> str | None:
    kinds = {node.id: node.kind for node in view.nodes}
    return one if one and kinds.get(one) == "person" else None
