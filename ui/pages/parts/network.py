"""A network on a page: the canvas, and the same as a file."""

import re
from typing import Literal

import streamlit as st

from leylines.ui.canvas import NetworkView, draw
from leylines.ui.exports import Format, render

HEIGHT = 620
_FILES: dict[Format, tuple[str, str, str]] = {
    "html": ("Web page", "html", "text/html"),
    "graphml": ("GraphML", "graphml", "application/graphml+xml"),
    "gexf": ("GEXF", "gexf", "application/gexf+xml"),
    "csv": ("CSV", "zip", "application/zip"),
    "json": ("JSON", "json", "application/json"),
}


def show_network(view: NetworkView, key: str) -> None:
    """Draw a view, and offer it in every format."""
    if not view.nodes:
        st.caption("There is nobody to draw here.")
        return
    theme: Literal["dark", "light"] = "dark" if st.context.theme.type == "dark" else "light"
    st.iframe(
        draw(view, theme=theme, heading=False, links=True), height=HEIGHT, alt=f"{view.title}"
    )
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
