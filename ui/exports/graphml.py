"""GraphML, which most graph programs read."""

from io import BytesIO

import networkx as nx

from leylines.ui.canvas import NetworkView
from leylines.ui.exports.attributed import attributed


def graphml(view: NetworkView) -> bytes:
    """Return the view as GraphML: places, sizes and colours as attributes of the nodes.

    Examples
    --------
    >>> graphml(NetworkView("Physics", (), ()))[:19]
    b"<?xml version='1.0'"
    """
    file = BytesIO()
    nx.write_graphml_lxml(attributed(view), file, infer_numeric_types=True)
    return file.getvalue()
