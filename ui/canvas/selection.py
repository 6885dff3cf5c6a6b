"""What a person has selected in a canvas, on a page or in a notebook."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

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
    pairs = ((edge.source, edge.target) for edge in view.edges)
    pair = next((pair for pair in pairs if pair == ends), None)
    grown = expand if isinstance(expand, str) and expand in ids else None
    how = str(told.get("how") or "") if nodes or pair else ""
    return Selection(nodes, pair, grown, how)
