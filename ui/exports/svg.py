"""SVG: the picture as it is shown, with the manifest unseen in it."""

from leylines.ui.canvas import NetworkView
from leylines.ui.exports.attributed import legal
from leylines.ui.exports.changes import Changes
from leylines.ui.exports.manifest import as_text, manifest
from leylines.ui.exports.pictures import draw_network, note_drawn


def svg(view: NetworkView) -> bytes:
    """Return the picture as SVG; the manifest is its metadata.

    Examples
    --------
    >>> svg(NetworkView("Physics", (), ()))[:5]
    b'<?xml'
    """
    changes = Changes()
    note_drawn(view, changes)
    told = legal(as_text(manifest(view, "svg", changes)))
    drawn = draw_network(view, metadata=told)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{drawn}\n'.encode()
