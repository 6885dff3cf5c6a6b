"""GEXF 1.1 to 1.3, as Gephi, NetworkX and Leylines itself write it.

A node is an account, an edge an interaction: one each way if it has no direction.

The format is described at gexf.net, its times at gexf.net/dynamics.html. An edge begins at its
``start`` or ``timestamp``, or at that of each of its spells: then each is an interaction of its
own. Of a value that changes over time (an attribute that is declared as dynamic) the last counts.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, BinaryIO

from leylines.graph.sources.gathering import Item
from leylines.graph.sources.graph_files.elements import Edge, Element, Node
from leylines.graph.sources.graph_files.source import GraphFile
from leylines.graph.sources.xml_elements import xml_elements

TAGS = ("{*}attribute", "{*}node", "{*}edge")
SPELLS = ("{*}spell", "{*}slice")
_TIMESTAMPS = re.compile(r"[^\s<>\[\]\",;]+")
_STARTS = re.compile(r"[\[(]\s*([^\s,\])]+)")


class Gexf(GraphFile):
    """GEXF."""

    name = "gexf"
    title = "GEXF: nodes as accounts, edges as interactions, plain or compressed"
    described = "gexf.net"

    def elements(self, raw: BinaryIO, where: str) -> Iterator[Item]:
        """Yield nodes and edges; attributes are declared before them."""
        attributes = _Attributes()
        for line, element in xml_elements(raw, TAGS, where):
            tag = element.tag.rpartition("}")[2]
            if tag == "attribute":
                attributes.add(element)
            elif tag == "node":
                yield Item(line, Node(element.get("id"), attributes.values(element, tag)))
            else:
                yield Item(line, _edge(element, attributes))


@dataclass(slots=True)
class _Attributes:
    """Names and defaults of attributes, by what they are for: nodes and edges number them alone."""

    names: dict[tuple[str, str], str] = field(default_factory=dict)
    defaults: dict[str, dict[str, str]] = field(default_factory=dict)

    def add(self, attribute: Any) -> None:  # noqa: ANN401 - an element
        for_, id_ = attribute.getparent().get("class", ""), attribute.get("id", "")
        name = self.names[for_, id_] = attribute.get("title") or id_
        if (default := attribute.find("{*}default")) is not None and default.text:
            self.defaults.setdefault(for_, {})[name] = default.text

    def values(self, element: Any, tag: str) -> dict[str, str]:  # noqa: ANN401 - an element
        """Return the attributes of a node or edge by name, those of the format itself first."""
        values = dict(self.defaults.get(tag, {}))
        values |= {
            name: element.get(name)
            for name in ("label", "kind", "weight")
            if name in element.attrib
        }
        for value in element.iterfind("{*}attvalues/{*}attvalue"):
            given = value.get("for") or value.get("id") or ""
            if text := (value.get("value") or "").strip():
                values[self.names.get((tag, given), given)] = text
        return values


def _edge(element: Any, attributes: _Attributes) -> Element:  # noqa: ANN401 - an element
    graph = next(element.iterancestors("{*}graph"), None)
    stated = {} if graph is None else graph.attrib
    # The format's own default is undirected.
    way = element.get("type") or stated.get("defaultedgetype", "undirected")
    return Edge(
        element.get("source"),
        element.get("target"),
        way == "directed",
        attributes.values(element, "edge"),
        tuple(_times(element)),
        stated.get("timezone"),
    )


def _times(edge: Any) -> Iterator[str]:  # noqa: ANN401 - an element
    """Yield when an edge began, once for each of its times."""
    if timestamps := edge.get("timestamps"):
        yield from _TIMESTAMPS.findall(timestamps)
    elif intervals := edge.get("intervals"):
        yield from _STARTS.findall(intervals)
    elif spells := [each for tag in SPELLS for each in edge.iterfind(f"{{*}}{tag[3:]}s/{tag}")]:
        yield from (start for each in spells if (start := _start(each)))
    elif start := _start(edge):
        yield start


def _start(element: Any) -> str | None:  # noqa: ANN401 - an element
    names = ("timestamp", "start", "startopen")
    return next((value for name in names if (value := element.get(name))), None)
