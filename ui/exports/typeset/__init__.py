"""Typesetting: pages and pictures with names in any script, made without a browser."""

from leylines.ui.exports.typeset.compile import typeset
from leylines.ui.exports.typeset.fonts import lacking, lacking_sentence

__all__ = ["lacking", "lacking_sentence", "typeset"]
