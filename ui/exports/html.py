"""HTML: the page of the canvas, which works by itself, with the manifest in it."""

from leylines.ui.canvas import NetworkView, draw
from leylines.ui.canvas.draw import embedded
from leylines.ui.exports.changes import Changes
from leylines.ui.exports.manifest import manifest


def html(view: NetworkView) -> bytes:
    """Return the view as one page; the manifest is a block of data that no browser runs.

    Examples
    --------
    >>> html(NetworkView("Physics", (), ()))[:15]
    b'<!doctype html>'
    """
    told = embedded(manifest(view, "html", Changes()))
    block = f'<script id="manifest" type="application/json">{told}</script>\n'
    before, end, after = draw(view).rpartition("</body>")
    return f"{before}{block}{end}{after}".encode("utf-8", "replace")
