"""Files for Neo4j's own importer: a new database with a view in it."""

from collections.abc import Mapping, Sequence

from leylines.ui.canvas import NetworkView
from leylines.ui.exports.archive import archive
from leylines.ui.exports.changes import Changes
from leylines.ui.exports.manifest import as_text, manifest
from leylines.ui.exports.properties import LABEL, properties, relation
from leylines.ui.exports.rows import EDGE, NODE, Row, fact_names
from leylines.ui.exports.values import of_one_type

# The importer looks for a file's folder, so that a name needs one.
COMMAND = (
    "neo4j-admin database import full --multiline-fields=true "
    "--nodes=./nodes-header.txt,./nodes.txt "
    "--relationships=./relationships-header.txt,./relationships.txt shown"
)
SCRIPT = """\
#!/bin/sh
# Makes the new database 'shown' of the files in this folder.
cd "$(dirname "$0")" || exit
"""
_TYPES = {int: "long", float: "double", str: "string"}
_STATED = dict.fromkeys(("size", "x", "y", *EDGE[2:6]), "double") | {"interactions": "long"}


def neo4j_import(view: NetworkView) -> bytes:
    """Return a zip with nodes, relationships, their headers, the command line and the manifest.

    Examples
    --------
    >>> neo4j_import(NetworkView("Physics", (), ()))[:2]
    b'PK'
    """
    changes = Changes()
    nodes, edges = properties(view, changes)
    columns = [*NODE[1:], *fact_names(nodes)]
    types = _types(nodes, columns, changes)
    header = ["id:ID", *(f"{name}:{types[name]}" for name in columns), ":LABEL"]
    ends = [":START_ID", ":END_ID", *(f"{name}:{_STATED[name]}" for name in EDGE[2:]), ":TYPE"]
    # Not .csv: a spreadsheet would run a name that is a formula, and here names stay as they are.
    files = {
        "nodes-header.txt": f"{','.join(header)}\n",
        "nodes.txt": _lines(nodes, ["id", *columns], types, LABEL),
        "relationships-header.txt": f"{','.join(ends)}\n",
        "relationships.txt": _lines(edges, EDGE, _STATED, relation(view)),
        "import.sh": f"{SCRIPT}{COMMAND}\n",
    }
    return archive(files | {"manifest.json": as_text(manifest(view, "neo4j", changes))})


def _types(rows: Sequence[Row], columns: Sequence[str], changes: Changes) -> dict[str, str]:
    return {
        name: _STATED.get(name) or _TYPES[of_one_type([row.get(name) for row in rows], changes)]
        for name in columns
    }


def _lines(rows: Sequence[Row], columns: Sequence[str], types: Mapping[str, str], last: str) -> str:
    return "".join(
        f"{','.join(_cell(row.get(name), types.get(name, 'string')) for name in columns)},{last}\n"
        for row in rows
    )


def _cell(value: str | float | None, kind: str) -> str:
    if value is None:
        return ""
    if kind == "string":
        # The quotes tell an empty text from none.
        return '"{}"'.format(str(value).replace('"', '""'))
    return repr(float(value)) if kind == "double" else str(value)
