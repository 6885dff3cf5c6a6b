"""Pictures drawn without a browser: as SVG, from which the other formats are made."""

from leylines.ui.exports.pictures.network import draw_network
from leylines.ui.exports.pictures.quadrants import draw_quadrants
from leylines.ui.exports.pictures.told import drawn_texts, note_drawn

__all__ = ["draw_network", "draw_quadrants", "drawn_texts", "note_drawn"]
