"""The network canvas: what is shown, where it stands, and the page that draws it."""

from leylines.ui.canvas.draw import draw
from leylines.ui.canvas.layout import positions
from leylines.ui.canvas.origin import Origin, origin_of
from leylines.ui.canvas.view import Edge, NetworkView, Node, percent

__all__ = ["Edge", "NetworkView", "Node", "Origin", "draw", "origin_of", "percent", "positions"]
