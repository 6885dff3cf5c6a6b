"""The canvas on a page of the explorer: it shows a view and returns what a person does with it."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

import streamlit as st

from leylines.ui.canvas.packed import pack
from leylines.ui.canvas.script import canvas_script
from leylines.ui.canvas.view import NetworkView


@dataclass(frozen=True, slots=True)
class Selection:
    """What is selected in a canvas, and whose neighbours were asked for in this run of the page.

    Attributes
    ----------
    nodes : tuple of str
        The ids of the selected nodes: one by click, search or keyboard, many by the lasso.
    edge : tuple of (str, str), optional
        Source and target of the edge that was clicked; no node is selected with it.
    expand : str, optional
        Who was double-clicked just now.
    how : str
        ``click``, ``search``, ``lasso``, ``keyboard``, ``table``, ``clear`` or empty.

    Examples
    --------
    >>> bool(Selection()), bool(Selection(nodes=("ada",)))
    (False, True)
    """

    nodes: tuple[str, ...] = ()
    edge: tuple[str, str] | None = None
    expand: str | None = None
    how: str = ""

    def __bool__(self) -> bool:
        """Whether anything is selected."""
        return bool(self.nodes or self.edge)

    @property
    def node(self) -> str | None:
        """The one node that is selected, or None."""
        return self.nodes[0] if len(self.nodes) == 1 else None


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


def understood(view: NetworkView, chosen: object, expand: object) -> Selection:
    """Return what a browser says as a selection within a view; what is not in the view is left out.

    Examples
    --------
    >>> understood(NetworkView("Nobody", (), ()), {"nodes": ["ada"], "edge": None}, "ada")
    Selection(nodes=(), edge=None, expand=None, how='')
    """
    told: Mapping[str, Any] = chosen if isinstance(chosen, Mapping) else {}
    ids = {node.id for node in view.nodes}
    nodes = tuple(one for one in told.get("nodes") or () if isinstance(one, str) and one in ids)
    ends = tuple(told.get("edge") or ())
    pair = ends if any((edge.source, edge.target) == ends for edge in view.edges) else None
    grown = expand if isinstance(expand, str) and expand in ids else None
    how = str(told.get("how") or "") if nodes or pair else ""
    return Selection(nodes, pair, grown, how)  # type: ignore[arg-type] - it equals an edge's ends


@cache
def _mounted() -> Any:  # noqa: ANN401 - Streamlit gives this no type of its own
    return st.components.v2.component("leylines.network", js=canvas_script())


def _nothing() -> None:
    """Let a value come back: Streamlit returns those that have a callback."""
