"""The canvas in a Jupyter notebook, with what is selected back in Python."""

from typing import Any

import anywidget
import traitlets

from leylines.ui.canvas.packed import pack
from leylines.ui.canvas.script import canvas_script
from leylines.ui.canvas.selection import Selection, understood
from leylines.ui.canvas.view import NetworkView


class NetworkWidget(anywidget.AnyWidget):
    """A network to look at in a notebook; its script comes with it, nothing is fetched.

    Parameters
    ----------
    view : NetworkView
        What it shows. Another one may be assigned later: whoever stays does not move.

    Attributes
    ----------
    packed, chosen, expanded : traits
        What goes between Python and the browser; ``observe`` calls back when it changes.

    Examples
    --------
    >>> widget = NetworkWidget(NetworkView("Nobody", (), ()))
    >>> widget.selection
    Selection(nodes=(), edge=None, expand=None, how='')
    """

    _esm = canvas_script()
    packed = traitlets.Bytes().tag(sync=True)
    chosen = traitlets.Dict().tag(sync=True)
    expanded: traitlets.List[str] = traitlets.List().tag(sync=True)

    def __init__(self, view: NetworkView, **kwargs: Any) -> None:  # noqa: ANN401 - the base's own
        super().__init__(**kwargs)
        self.view = view

    @property
    def view(self) -> NetworkView:
        """What is shown."""
        return self._view

    @view.setter
    def view(self, view: NetworkView) -> None:
        self._view = view
        self.packed = pack(view)

    @property
    def selection(self) -> Selection:
        """What is selected now; ``expand`` is who was double-clicked last."""
        return understood(self._view, self.chosen, self.expanded[0] if self.expanded else None)
