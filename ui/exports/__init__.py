"""Exports: any network shown, as a file."""

from leylines.ui.exports.write import FORMATS, SUFFIXES, Format, format_of, render, write

__all__ = ["FORMATS", "SUFFIXES", "Format", "format_of", "render", "write"]
