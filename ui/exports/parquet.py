"""Parquet: nodes and edges with their types, and the manifest, in one zip."""

import io
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from leylines.ui.canvas import NetworkView
from leylines.ui.exports.archive import archive
from leylines.ui.exports.changes import Changes
from leylines.ui.exports.manifest import as_text, manifest
from leylines.ui.exports.rows import EDGE, NODE, Row, edge_rows, fact_names, node_rows
from leylines.ui.exports.values import of_one_type

_TYPES = {int: pa.int64(), float: pa.float64(), str: pa.string()}
_STATED = dict.fromkeys(("size", "x", "y", *EDGE[2:6]), pa.float64()) | {"interactions": pa.int64()}


def parquet(view: NetworkView) -> bytes:
    """Return a zip with ``nodes.parquet``, ``edges.parquet`` and the manifest.

    Examples
    --------
    >>> parquet(NetworkView("Physics", (), ()))[:2]
    b'PK'
    """
    changes = Changes()
    nodes = node_rows(view, changes)
    files = {
        "nodes.parquet": _file(nodes, [*NODE, *fact_names(nodes)], changes),
        "edges.parquet": _file(edge_rows(view), list(EDGE), changes),
    }
    return archive(files | {"manifest.json": as_text(manifest(view, "parquet", changes))})


def _file(rows: list[Row], columns: list[str], changes: Changes) -> bytes:
    arrays = {name: _array(name, [row.get(name) for row in rows], changes) for name in columns}
    file = io.BytesIO()
    pq.write_table(pa.table(arrays), file)
    return file.getvalue()


def _array(name: str, values: list[Any], changes: Changes) -> Any:  # noqa: ANN401 - of any type
    kind = _STATED.get(name) or _TYPES[of_one_type(values, changes)]
    if kind == pa.string():
        values = [None if value is None else str(value) for value in values]
    return pa.array(values, kind)
