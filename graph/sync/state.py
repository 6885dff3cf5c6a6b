"""What is remembered of the last load of the same files: in the graph, on the load itself.

::

    (:Load {path, options, version, files, batch_digests, mirrored})

``files`` holds a mark for each file, ``batch_digests`` a digest for each batch in its order. They
are written once the load has come to its end, so that whatever they tell of is in the graph.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.metadata import version

from leylines.graph.store.store import Store
from leylines.graph.sync.config import Entry

NEWEST = """
MATCH (load:Load {network: $network, source: $source, path: $path, options: $options})
WHERE load.done AND load.files IS NOT NULL
RETURN load.files AS files, load.batch_digests AS digests, load.version = $version AS is_current,
       coalesce(load.mirrored, false) AS mirrored
ORDER BY load.synced_at DESC LIMIT 1
"""
REMEMBER = """
MATCH (load:Load {id: $load})
SET load.options = $options, load.version = $version, load.files = $files,
    load.batch_digests = $digests, load.synced_at = datetime()
"""


@dataclass(frozen=True, slots=True)
class Memory:
    """What the last load of an entry that came to its end was made of."""

    files: Sequence[str] = ()
    digests: Sequence[str] = ()
    is_current: bool = False
    mirrored: bool = False


def recall(store: Store, entry: Entry) -> Memory:
    """Return what is remembered of an entry; nothing, if it was never synchronised."""
    rows = store.read(NEWEST, _who(entry))
    return Memory(**rows[0]) if rows else Memory()


def remember(
    store: Store, entry: Entry, load: str, files: Sequence[str], digests: Sequence[str]
) -> None:
    """Remember what a load was made of, which has come to its end."""
    told = {"load": load, "files": list(files), "digests": list(digests)}
    store.write(REMEMBER, _who(entry) | told)


def _who(entry: Entry) -> dict[str, str]:
    return {
        "network": entry.network,
        "source": entry.source,
        "path": str(entry.path),
        "options": json.dumps(entry.options, sort_keys=True),
        "version": version("leylines"),
    }
