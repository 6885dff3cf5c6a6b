"""Pictures drawn without a browser: as SVG, from which the other formats are made."""

from leylines.ui.exports.pictures.network import draw_network, drawn_texts
from leylines.ui.exports.pictures.quadrants import draw_quadrants

__all__ = ["draw_network", "draw_quadrants", "drawn_texts"]
