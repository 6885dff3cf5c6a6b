"""A network on a page: the canvas, and the same as a file."""

from typing import Literal

import streamlit as st

from leylines.ui.canvas import NetworkView, draw
from leylines.ui.pages.parts.download import offer

HEIGHT = 620


def show_network(view: NetworkView, key: str) -> None:
    """Draw a view, and offer it in every format."""
    if not view.nodes:
        st.caption("There is nobody to draw here.")
        return
    theme: Literal["dark", "light"] = "dark" if st.context.theme.type == "dark" else "light"
    st.iframe(
        draw(view, theme=theme, heading=False, links=True), height=HEIGHT, alt=f"{view.title}"
    )
    offer(view, key)
