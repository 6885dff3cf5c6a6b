"""The records of a repository: a CAR file, whose tree says where each block belongs.

The format: atproto.com/specs/repository.
"""

from collections.abc import Iterator
from typing import Any

import libipld

from leylines.graph.errors import SourceError
from leylines.graph.model import Reject
from leylines.graph.sources.bluesky.car import blocks_of
from leylines.graph.sources.bluesky.told import Told
from leylines.graph.sources.gathering import Item
from leylines.graph.sources.tree import Tree


def records_of(tree: Tree, name: str) -> Iterator[Item | Reject]:
    """Yield the records of a repository; their lines are the numbers of their blocks.

    The blocks stand in any order, so the file is read twice: for whose it is and what the tree
    says, some 270 bytes a record, and for the records.

    Raises
    ------
    SourceError
        If the file is damaged, or no repository.
    """
    did, paths = "", dict[bytes, list[str]]()
    with tree.opened(name) as raw:
        for _, data in blocks_of(raw, name):
            block = _decoded(data)
            if _is_commit(block):
                did = block["did"]
            elif _is_node(block):
                for path, cid in _entries(block):
                    paths.setdefault(cid, []).append(path)
    if not did:
        raise SourceError(
            "The file holds no commit that says whose repository it is",
            where=name,
            cure="Export the whole repository (com.atproto.sync.getRepo).",
        )
    with tree.opened(name) as raw:
        for number, (cid, data) in enumerate(blocks_of(raw, name), 1):
            block = _decoded(data)
            if _is_commit(block) or _is_node(block):
                continue
            if cid not in paths:
                yield Reject(name, number, "", "the tree does not say where this belongs", "")
            for path in paths.get(cid, ()):
                yield Item(number, Told("record", f"at://{did}/{path}", block), len(data))


def _decoded(data: bytes) -> Any:  # noqa: ANN401 - any data
    try:
        return libipld.decode_dag_cbor(data)
    except (ValueError, RecursionError):
        return None


def _is_commit(block: object) -> bool:
    return isinstance(block, dict) and "rev" in block and isinstance(block.get("did"), str)


def _is_node(block: object) -> bool:
    return isinstance(block, dict) and "$type" not in block and isinstance(block.get("e"), list)


def _entries(node: Any) -> Iterator[tuple[str, bytes]]:  # noqa: ANN401 - any data
    """Yield the paths in a node of the tree, each told by how it differs from the one before."""
    key = b""
    for entry in node["e"]:
        shared, rest, cid = entry.get("p"), entry.get("k"), entry.get("v")
        if not isinstance(shared, int) or not isinstance(rest, bytes) or not isinstance(cid, bytes):
            continue
        key = key[:shared] + rest
        yield key.decode("ascii", errors="replace"), cid
