"""GraphML, as Gephi, NetworkX, igraph, yEd and Leylines itself write it.

A node is an account, an edge an interaction: one each way if it has no direction.

The format is described in the GraphML primer (graphml.graphdrawing.org/primer/graphml-primer.html).
``<key>`` declares attributes of nodes and edges, with a default; ``<data>`` holds them.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, BinaryIO

from leylines.graph.sources.gathering import Item
from leylines.graph.sources.graph_files.elements import Edge, Element, Node, Other
from leylines.graph.sources.graph_files.source import GraphFile
from leylines.graph.sources.xml_elements import xml_elements

TAGS = ("{*}key", "{*}node", "{*}edge", "{*}hyperedge")
YED_LABEL = "nodegraphics"
"""The type of a key in which yEd keeps how a node is drawn, with its label."""


class GraphMl(GraphFile):
    """GraphML."""

    name = "graphml"
    title = "GraphML: nodes as accounts, edges as interactions, plain or compressed"
    described = "graphml.graphdrawing.org/primer/graphml-primer.html"

    def elements(self, raw: BinaryIO, where: str) -> Iterator[Item]:
        """Yield nodes and edges; keys come before them."""
        keys = _Keys()
        for line, element in xml_elements(raw, TAGS, where):
            tag = element.tag.rpartition("}")[2]
            if tag == "key":
                keys.add(element)
            else:
                yield Item(line, _element(tag, element, keys))


@dataclass(slots=True)
class _Keys:
    """Names and defaults of attributes, by what they are for."""

    names: dict[str, str] = field(default_factory=dict)
    defaults: dict[str, dict[str, str]] = field(default_factory=dict)

    def add(self, key: Any) -> None:  # noqa: ANN401 - an element
        id_ = key.get("id", "")
        drawn = "label" if key.get("yfiles.type") == YED_LABEL else id_
        self.names[id_] = key.get("attr.name") or drawn
        if (default := key.find("{*}default")) is not None and default.text:
            for_ = ("node", "edge") if key.get("for", "all") == "all" else (key.get("for"),)
            for each in for_:
                self.defaults.setdefault(each, {})[self.names[id_]] = default.text

    def values(self, element: Any, tag: str) -> dict[str, str]:  # noqa: ANN401 - an element
        """Return the attributes of a node or edge by name."""
        values = dict(self.defaults.get(tag, {}))
        for data in element.iterchildren("{*}data"):
            key = data.get("key", "")
            text = "".join(data.itertext()).strip()
            if text:
                values[self.names.get(key, key)] = text
        return values


def _element(tag: str, element: Any, keys: _Keys) -> Element:  # noqa: ANN401 - an element
    if tag == "hyperedge":
        return Other("a hyperedge does not say who acts on whom")
    values = keys.values(element, tag)
    if tag == "node":
        return Node(element.get("id"), values)
    parent = element.getparent()
    by_default = parent is None or parent.get("edgedefault") != "undirected"
    is_directed = {"true": True, "false": False}.get(element.get("directed"), by_default)
    return Edge(element.get("source"), element.get("target"), is_directed, values)
