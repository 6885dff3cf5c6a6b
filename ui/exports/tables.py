"""The tables of a view: two CSV files in one zip, so that they are written whole or not at all."""

import csv
import io
import zipfile
from collections.abc import Iterable, Mapping, Sequence

from leylines.ui.canvas import NetworkView

_NODE = ("id", "label", "kind", "community", "colour", "size", "x", "y")
_EDGE = ("source", "target", "strength", "probability", "low", "high", "interactions")


def tables(view: NetworkView) -> bytes:
    """Return a zip with ``nodes.csv`` and ``edges.csv``, UTF-8 with a header line each.

    A text that a spreadsheet would take for a formula begins with an apostrophe.

    Examples
    --------
    >>> with zipfile.ZipFile(io.BytesIO(tables(NetworkView("Physics", (), ())))) as file:
    ...     print(file.read("edges.csv").decode().strip())
    source,target,strength,probability,low,high,interactions
    """
    facts = list(dict.fromkeys(name for node in view.nodes for name, _ in node.facts))
    facts = [name for name in facts if name not in _NODE]
    nodes = [
        dict(node.facts) | {name: getattr(node, name) for name in _NODE} for node in view.nodes
    ]
    edges = [{name: getattr(edge, name) for name in _EDGE} for edge in view.edges]
    file = io.BytesIO()
    # Stored, not compressed, and with a fixed date: the same view gives the same bytes anywhere.
    with zipfile.ZipFile(file, "w", zipfile.ZIP_STORED) as archive:
        for name, columns, rows in (("nodes", [*_NODE, *facts], nodes), ("edges", _EDGE, edges)):
            member = zipfile.ZipInfo(f"{name}.csv", (1980, 1, 1, 0, 0, 0))
            member.external_attr = 0o644 << 16
            member.create_system = 3
            archive.writestr(member, _table(columns, rows))
    return file.getvalue()


def _table(columns: Sequence[str], rows: Iterable[Mapping[str, object]]) -> str:
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow([guarded(name) for name in columns])
    writer.writerows([guarded(row.get(name)) for name in columns] for row in rows)
    return text.getvalue()


def guarded(value: object) -> object:
    """Return a value that a spreadsheet takes for what it is.

    Examples
    --------
    >>> guarded("=1+1"), guarded("Ada"), guarded(-1.5), guarded(None)
    ("'=1+1", 'Ada', -1.5, '')
    """
    if value is None:
        return ""
    if isinstance(value, str) and value.startswith(("=", "+", "-", "@", "\t", "\r", "\n")):
        return f"'{value}"
    return value
