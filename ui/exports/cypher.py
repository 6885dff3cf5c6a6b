"""A Cypher script: statements that put a view into any Neo4j, once however often they are run."""

from collections.abc import Iterator, Mapping, Sequence

from leylines.ui.canvas import NetworkView
from leylines.ui.canvas.view import Fact
from leylines.ui.exports.changes import Changes
from leylines.ui.exports.manifest import as_text, manifest
from leylines.ui.exports.properties import LABEL, properties, relation
from leylines.ui.exports.rows import known

AT_ONCE = 500
"""Rows of one statement: what a server plans and commits in little memory."""

_ESCAPED = {
    "\\": "\\\\", "'": "\\'", "\n": "\\n", "\r": "\\r", "\t": "\\t", "\b": "\\b", "\f": "\\f"
}  # fmt: skip


def cypher(view: NetworkView) -> bytes:
    """Return statements without parameters, each ended by a semicolon at the end of a line.

    Nodes get the label ``Shown`` and are merged by their ids, so that running the script again
    changes nothing; the manifest is a comment.

    Examples
    --------
    >>> print(cypher(NetworkView("Physics", (), ())).decode().splitlines()[-1])
    CREATE CONSTRAINT shown_id IF NOT EXISTS FOR (shown:Shown) REQUIRE shown.id IS UNIQUE;
    """
    changes = Changes()
    nodes, edges = properties(view, changes)
    statements = [
        f"CREATE CONSTRAINT shown_id IF NOT EXISTS FOR (shown:{LABEL}) "
        "REQUIRE shown.id IS UNIQUE;\n",
        *_nodes([known(row, changes) for row in nodes]),
        *_edges([known(row, changes) for row in edges], relation(view)),
    ]
    told = as_text(manifest(view, "cypher", changes), ascii_only=True)
    comment = "".join(f"// {line}\n" for line in told.splitlines())
    return f"{comment}\n{''.join(statements)}".encode()


def literal(value: Fact) -> str:
    r"""Return a value as Cypher reads it.

    A backslash stands apart from what follows it: Neo4j 5 takes ``\\u`` for the beginning of a
    character's number wherever it stands, even where the backslash is itself escaped.

    Examples
    --------
    >>> print(literal("O'Neil"), literal(2.5), literal("a\\u0027b"))
    'O\'Neil' 2.5 'a\\'+'u0027b'
    """
    if not isinstance(value, str):
        return repr(value)
    escaped = "".join(_ESCAPED.get(sign, sign) for sign in value)
    return f"'{escaped}'".replace("\\\\u", "\\\\'+'u")


def _map(row: Mapping[str, Fact]) -> str:
    return f"{{{', '.join(f'{name}: {literal(value)}' for name, value in row.items())}}}"


def _nodes(rows: Sequence[Mapping[str, Fact]]) -> Iterator[str]:
    for lines in _batches([_map(row) for row in rows]):
        yield (
            f"UNWIND [\n{lines}\n] AS row\n"
            f"MERGE (shown:{LABEL} {{id: row.id}})\nSET shown += row;\n"
        )


def _edges(rows: Sequence[dict[str, Fact]], relation: str) -> Iterator[str]:
    ends = [{end: row.pop(end) for end in ("source", "target")} for row in rows]
    told = [f"[{_map(end)}, {_map(row)}]" for end, row in zip(ends, rows, strict=True)]
    for lines in _batches(told):
        yield (
            f"UNWIND [\n{lines}\n] AS row\n"
            f"MATCH (source:{LABEL} {{id: row[0].source}})\n"
            f"MATCH (target:{LABEL} {{id: row[0].target}})\n"
            f"MERGE (source)-[influence:{relation}]->(target)\nSET influence += row[1];\n"
        )


def _batches(lines: Sequence[str]) -> Iterator[str]:
    for start in range(0, len(lines), AT_ONCE):
        yield ",\n".join(lines[start : start + AT_ONCE])
