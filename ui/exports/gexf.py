"""GEXF, which Gephi reads with places, sizes and colours."""

from io import BytesIO
from xml.etree.ElementTree import ElementTree, indent

from networkx.readwrite.gexf import GEXFWriter

from leylines.ui.canvas import NetworkView
from leylines.ui.exports.attributed import attributed


def gexf(view: NetworkView) -> bytes:
    """Return the view as GEXF 1.2 with its visual part; y grows upwards there.

    Examples
    --------
    >>> b"lastmodified" in gexf(NetworkView("Physics", (), ()))
    False
    """
    graph = attributed(view)
    for _, values in graph.nodes(data=True):
        red, green, blue = bytes.fromhex(values.pop("colour")[1:])
        values["viz"] = {
            "color": {"r": red, "g": green, "b": blue, "a": 1.0},
            "size": values.pop("size"),
            "position": {"x": values.pop("x"), "y": -values.pop("y"), "z": 0.0},
        }
    for _, _, values in graph.edges(data=True):
        if "probability" in values:
            values["weight"] = values["probability"]
    writer = GEXFWriter(encoding="utf-8", prettyprint=True, version="1.2draft")
    writer.add_graph(graph)
    root = writer.xml
    # The same view has to give the same bytes: no date, and no version of the writer.
    for meta in root.iter("meta"):
        meta.attrib.pop("lastmodifieddate", None)
    for creator in root.iter("creator"):
        creator.text = "Leylines"
    indent(root)
    file = BytesIO()
    ElementTree(root).write(file, encoding="utf-8", xml_declaration=True)
    return file.getvalue()
