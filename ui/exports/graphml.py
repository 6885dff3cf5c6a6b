"""GraphML, which most graph programs read."""

from io import BytesIO

import networkx as nx

from leylines.ui.canvas import NetworkView
from leylines.ui.exports.attributed import attributed, legal
from leylines.ui.exports.changes import Changes
from leylines.ui.exports.manifest import as_text, manifest


def graphml(view: NetworkView) -> bytes:
    """Return the view as GraphML: places, sizes and colours as attributes of the nodes.

    The manifest is an attribute of the graph.

    Examples
    --------
    >>> graphml(NetworkView("Physics", (), ()))[:19]
    b"<?xml version='1.0'"
    """
    changes = Changes()
    graph = attributed(view, changes)
    graph.graph["manifest"] = legal(as_text(manifest(view, "graphml", changes)))
    file = BytesIO()
    nx.write_graphml_lxml(graph, file, infer_numeric_types=True)
    return file.getvalue()
