"""A cache of the arrays, keyed by the state of the graph: never stale, and never missed if lost.

A state is a database's own number and that of its newest transaction, so what was read in a state
is right for as long as the graph is in it. An analysis writes and so changes the state; whoever
reads next reads again and keeps that. (Nothing tells from the new state alone whether somebody else
loaded meanwhile.) To restore a backup over the same database can bring a state back with other
contents: delete the cache then.
"""

import contextlib
import hashlib
import os
from pathlib import Path
from typing import Any

import pyarrow as pa

from leylines.graph.network.interactions import Contents, Interactions, Lists
from leylines.graph.server.address import Address

VERSION = "1"
"""To be raised when the arrays change their meaning or the file its form."""
KEPT = 4
"""Files that stay: one each for the last graphs that were looked at."""
DIGEST = hashlib.sha256().digest_size

_TEXTS = ("persons", "names", "communities", "community_names", "community_kinds", "kinds")
_ARRAYS = ("actor", "target", "kind", "at", "weight", "content")


def cached(folder: Path, address: Address, state: str) -> Interactions | None:
    """Return what was kept of this graph in this state, if it is there and whole."""
    file = _file(folder, address, state)
    try:
        content = file.read_bytes()
        if hashlib.sha256(content[DIGEST:]).digest() != content[:DIGEST]:
            return None
        batch = pa.ipc.open_file(pa.py_buffer(content[DIGEST:])).get_batch(0)
        interactions = _decoded(batch)
        file.touch()
    except (OSError, pa.ArrowException, KeyError, IndexError):
        return None
    return interactions if interactions.state == state else None


def keep(folder: Path, address: Address, interactions: Interactions) -> None:
    """Keep the interactions for the next time; where that is not possible, do without."""
    file = _file(folder, address, interactions.state)
    part = file.with_name(f"{file.name}.{os.getpid()}.part")
    with contextlib.suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        try:
            _write(part, _encoded(interactions))
            part.replace(file)
        finally:
            part.unlink(missing_ok=True)
        _prune(folder)


def _file(folder: Path, address: Address, state: str) -> Path:
    # The embedded server has another port after each start; its state tells it from others.
    place = "embedded" if address.embedded else address.uri
    key = "\n".join((VERSION, place, address.database, state))
    return folder / f"interactions-{hashlib.sha256(key.encode()).hexdigest()[:32]}.arrow"


def _write(file: Path, batch: pa.RecordBatch) -> None:
    sink = pa.BufferOutputStream()
    with pa.ipc.new_file(sink, batch.schema) as writer:
        writer.write_batch(batch)
    content = memoryview(sink.getvalue())
    # Who interacts with whom is nobody else's business on this machine.
    with os.fdopen(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as stream:
        stream.write(hashlib.sha256(content).digest())
        stream.write(content)


def _prune(folder: Path) -> None:
    files = sorted(folder.glob("interactions-*.arrow"), key=lambda file: file.stat().st_mtime)
    for file in files[:-KEPT]:
        file.unlink(missing_ok=True)


def _encoded(interactions: Interactions) -> pa.RecordBatch:
    """Return one row with a column for each array: Arrow keeps them as they are in memory."""
    contents = interactions.contents
    columns: dict[str, Any] = {name: getattr(interactions, name) for name in _TEXTS + _ARRAYS}
    columns |= _lists("in_communities", interactions.in_communities)
    columns |= {
        "content_ids": contents.ids,
        "content_author": contents.author,
        "content_parent": contents.parent,
        "content_at": contents.at,
    }
    columns |= _lists("content_communities", contents.communities)
    columns |= {"state": [interactions.state], "own": [interactions.own]}
    texts = {*_TEXTS, "content_ids", "state"}
    arrays = [
        pa.array(values, pa.string() if name in texts else None) for name, values in columns.items()
    ]
    rows = [pa.LargeListArray.from_arrays(pa.array([0, len(array)]), array) for array in arrays]
    return pa.record_batch(rows, names=list(columns))


def _lists(name: str, lists: Lists) -> dict[str, Any]:
    return {f"{name}_indptr": lists.indptr, f"{name}_indices": lists.indices}


def _decoded(batch: pa.RecordBatch) -> Interactions:
    def array(name: str) -> Any:  # noqa: ANN401 - of the type that was kept
        column: Any = batch.column(name)
        # A copy, for Arrow's own memory is read-only, and not all of SciPy takes such arrays.
        return column.values.to_numpy(zero_copy_only=False).copy()

    def texts(name: str) -> list[str]:
        column: Any = batch.column(name)
        return list(column.values.to_pylist())

    def lists(name: str) -> Lists:
        return Lists(array(f"{name}_indptr"), array(f"{name}_indices"))

    whole: dict[str, Any] = {name: texts(name) for name in _TEXTS}
    whole |= {name: array(name) for name in _ARRAYS}
    return Interactions(
        **whole,
        in_communities=lists("in_communities"),
        contents=Contents(
            ids=texts("content_ids"),
            author=array("content_author"),
            parent=array("content_parent"),
            at=array("content_at"),
            communities=lists("content_communities"),
        ),
        state=texts("state")[0],
        own=int(array("own")[0]),
    )
