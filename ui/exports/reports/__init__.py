"""Reports: a view and what stands behind it, as pages to print or to pass on."""

from leylines.ui.exports.reports.pages import pdf

__all__ = ["pdf"]
