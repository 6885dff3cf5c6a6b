"""CSV: two tables in one zip, so that they are written whole or not at all."""

import csv
import io
from collections.abc import Iterable, Mapping, Sequence

from leylines.ui.canvas import NetworkView
from leylines.ui.exports.archive import archive
from leylines.ui.exports.changes import Changes
from leylines.ui.exports.manifest import as_text, manifest
from leylines.ui.exports.rows import EDGE, NODE, edge_rows, fact_names, node_rows


def tables(view: NetworkView) -> bytes:
    """Return a zip with ``nodes.csv``, ``edges.csv`` and the manifest; UTF-8, a header line each.

    A text that a spreadsheet would take for a formula begins with an apostrophe.

    Examples
    --------
    >>> import zipfile
    >>> with zipfile.ZipFile(io.BytesIO(tables(NetworkView("Physics", (), ())))) as file:
    ...     print(file.read("edges.csv").decode().strip())
    source,target,strength,probability,low,high,interactions
    """
    changes = Changes()
    nodes = node_rows(view, changes)
    files = {
        "nodes.csv": _table([*NODE, *fact_names(nodes)], nodes, changes),
        "edges.csv": _table(EDGE, edge_rows(view), changes),
    }
    return archive(files | {"manifest.json": as_text(manifest(view, "csv", changes))})


def _table(columns: Sequence[str], rows: Iterable[Mapping[str, object]], changes: Changes) -> bytes:
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow([guarded(name) for name in columns])
    for row in rows:
        values = [row.get(name) for name in columns]
        cells = [guarded(value) for value in values]
        defused = sum(cell != value for cell, value in zip(cells, values, strict=True) if value)
        changes.note("a text that begins like a formula has an apostrophe before it", defused)
        changes.note("a value that is not known is an empty cell", values.count(None))
        writer.writerow(cells)
    return text.getvalue().encode()


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
