"""GEXF, which Gephi reads with places, sizes and colours."""

from io import BytesIO
from xml.etree.ElementTree import Element, ElementTree, SubElement, indent

from networkx.readwrite.gexf import GEXFWriter

from leylines.ui.canvas import NetworkView
from leylines.ui.exports.attributed import attributed, legal
from leylines.ui.exports.changes import Changes
from leylines.ui.exports.manifest import as_text, manifest


def gexf(view: NetworkView) -> bytes:
    """Return the view as GEXF 1.2 with its visual part; the manifest is its description.

    Examples
    --------
    >>> b"lastmodified" in gexf(NetworkView("Physics", (), ()))
    False
    """
    changes = Changes()
    graph = attributed(view, changes)
    changes.note("y grows upwards in GEXF, so its sign was turned", len(graph))
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
    _describe(root, legal(as_text(manifest(view, "gexf", changes))))
    indent(root)
    file = BytesIO()
    ElementTree(root).write(file, encoding="utf-8", xml_declaration=True)
    return file.getvalue()


def _describe(root: Element, told: str) -> None:
    """Say what wrote it: no date and no version, for the same view has to give the same bytes."""
    for meta in root.iter("meta"):
        meta.attrib.pop("lastmodifieddate", None)
        SubElement(meta, "description").text = told
    for creator in root.iter("creator"):
        creator.text = "Leylines"
