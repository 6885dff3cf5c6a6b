"""The canvas on a page of the explorer: it shows a view and returns what a person does with it."""

import hashlib
from functools import cache
from typing import Any

import streamlit as st

from leylines.ui.canvas.packed import pack
from leylines.ui.canvas.script import canvas_script
from leylines.ui.canvas.selection import Selection, understood
from leylines.ui.canvas.view import NetworkView


def network_canvas(view: NetworkView, key: str) -> Selection:
    """Show a view, and return what is selected in it.

    Parameters
    ----------
    view : NetworkView
        Of any size; 50,000 nodes and 200,000 edges are drawn.
    key : str
        Names the canvas on its page. While key and title stay the same, nothing moves by itself:
        the camera, the selection and what is hidden stay over every rerun.
    """
    # A title may hold anything, and a component's key may not.
    stays = hashlib.sha256(view.title.encode("utf-8", "replace")).hexdigest()[:16]
    told = _mounted()(
        key=f"network {key} {stays}".replace("__", "_"),
        data=pack(view),
        on_selection_change=_nothing,
        on_expand_change=_nothing,
    )
    return understood(view, told.selection, told.expand)


@cache
def _mounted() -> Any:  # noqa: ANN401 - Streamlit gives this no type of its own
    return st.components.v2.component("leylines.network", js=canvas_script())


def _nothing() -> None:
    """Let a value come back: Streamlit returns those that have a callback."""
