"""A network on a page: the canvas, what is selected in it, and the same as a file."""

import re

import streamlit as st

from leylines.ui.canvas import NetworkView
from leylines.ui.canvas.component import network_canvas
from leylines.ui.canvas.expanding import expanded
from leylines.ui.canvas.selection import Selection
from leylines.ui.exports import Format, render
from leylines.ui.pages.parts.graph import open_graph
from leylines.ui.pages.parts.selected import show_selected

NEIGHBOURS = 20
"""So many are added about a person at once, the strongest influences first."""

_FILES: dict[Format, tuple[str, str, str]] = {
    "html": ("Web page", "html", "text/html"),
    "graphml": ("GraphML", "graphml", "application/graphml+xml"),
    "gexf": ("GEXF", "gexf", "application/gexf+xml"),
    "csv": ("CSV", "zip", "application/zip"),
    "json": ("JSON", "json", "application/json"),
}


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
    _offer(view, key)
    return chosen


def _person(view: NetworkView, one: str | None) -> str | None:
    kinds = {node.id: node.kind for node in view.nodes}
    return one if one and kinds.get(one) == "person" else None


def _offer(view: NetworkView, key: str) -> None:
    with st.container(horizontal=True, vertical_alignment="center"):
        st.caption("Take it with you:", width="content")
        for form, (label, suffix, mime) in _FILES.items():
            st.download_button(
                label,
                _file(view, form),
                file_name=f"{_stem(view.title)}.{suffix}",
                mime=mime,
                key=f"{key} {form}",
                on_click="ignore",
                type="tertiary",
                icon=":material/download:",
            )


@st.cache_data(show_spinner=False, max_entries=50)
def _file(view: NetworkView, form: Format) -> bytes:
    return render(view, form)


def _stem(title: str) -> str:
    words = re.findall(r"\w+", title)
    return "-".join(words)[:60].lower() or "network"
