"""Cytoscape JSON, which Cytoscape and Cytoscape.js read with places."""

from typing import Any

from leylines.ui.canvas import NetworkView
from leylines.ui.canvas.view import Fact
from leylines.ui.exports.changes import Changes
from leylines.ui.exports.manifest import as_text, manifest
from leylines.ui.exports.rows import edge_rows, known, node_rows

EXACT = 2**53
"""Up to here JavaScript, which knows only 64-bit floats, holds every whole number."""


def cyjs(view: NetworkView) -> bytes:
    """Return the view as Cytoscape JSON: the manifest is an attribute of the network.

    Examples
    --------
    >>> b'"elements"' in cyjs(NetworkView("Physics", (), ()))
    True
    """
    changes = Changes()
    nodes = []
    for row in node_rows(view, changes):
        position = {"x": row.pop("x"), "y": row.pop("y")}
        changes.note("a fact called 'name' gave way to the label", int("name" in row))
        named = {"id": row["id"], "name": row["label"]}
        nodes.append({"data": {**_values(row, changes), **named}, "position": position})
    edges = []
    prefix = _prefix(view)
    for place, row in enumerate(edge_rows(view)):
        named = {"id": f"{prefix}{place}", "interaction": "influences"}
        edges.append({"data": {**_values(row, changes), **named}})
    told: dict[str, Any] = {
        "format_version": "1.0",
        "generated_by": "Leylines",
        "target_cytoscapejs_version": "~3",
        "data": {"name": view.title, "shown": view.sentence},
        "elements": {"nodes": nodes, "edges": edges},
    }
    told["data"]["manifest"] = as_text(manifest(view, "cyjs", changes), indent=None)
    return f"{as_text(told)}\n".encode()


def _prefix(view: NetworkView) -> str:
    """Return what no node's id begins with: nodes and edges share their ids there."""
    prefix = "edge "
    while any(node.id.startswith(prefix) for node in view.nodes):
        prefix += "e"
    return prefix


def _values(row: dict[str, Fact | None], changes: Changes) -> dict[str, Fact]:
    found = known(row, changes)
    large = [name for name, value in found.items() if isinstance(value, int) and abs(value) > EXACT]
    changes.note("a whole number that JavaScript cannot hold became text", len(large))
    return found | {name: str(found[name]) for name in large}
