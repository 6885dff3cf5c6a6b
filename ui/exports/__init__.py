"""Exports: any network shown, as a file."""

from leylines.ui.exports.format import Format
from leylines.ui.exports.registry import FORMATS
from leylines.ui.exports.write import format_of, render, write

__all__ = ["FORMATS", "Format", "format_of", "render", "write"]
