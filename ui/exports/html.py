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
    changes = Changes()
    numbers = [value for node in view.nodes for _, value in node.facts if isinstance(value, float)]
    changes.note("a number is rounded to what a person reads", len(numbers))
    told = embedded(manifest(view, "html", changes))
    block = f'<script id="manifest" type="application/json">{told}</script>\n'
    before, end, after = draw(view).rpartition("</body>")
    return f"{before}{block}{end}{after}".encode("utf-8", "replace")
