"""Mirroring: what a complete snapshot no longer tells of is taken out of its network.

The snapshot is read once more for the ids that it tells of or names; what the network holds beside
them goes, some at a time, each time in a transaction of its own. Who is interrupted mirrors again,
and finds less to remove.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace

from neo4j import ManagedTransaction

from leylines.graph.errors import LoadError
from leylines.graph.loading.batches import make_ready, split
from leylines.graph.loading.load import NO_OPTIONS, only_load
from leylines.graph.loading.removal import remove, remove_interactions
from leylines.graph.loading.summary import Counts, LoadSummary
from leylines.graph.loading.told import Group, Told
from leylines.graph.model import KINDS, SCHEMAS, Table
from leylines.graph.progress import Progress, silent
from leylines.graph.settings import Settings
from leylines.graph.sources.source import Source
from leylines.graph.store.store import Store, run

MOST_REMOVED = 0.1
"""The share of a table that may go without being asked for."""
IDS = 10_000

OTHERS = """
MATCH (load:Load {network: $network}) WHERE load.source <> $source
RETURN collect(DISTINCT load.source) AS sources
"""
LOCK = "MATCH (n:Network {id: $network}) SET n.id = $network"
COUNT = "MATCH (load:Load {id: $load}) SET load += $removed, load.mirrored = true"
# What names others goes before them.
LABELS: Mapping[Table, str] = {
    "contents": "Content",
    "accounts": "Account",
    "communities": "Community",
}
Gone = Mapping[Group, Sequence[str]]


def mirror(
    store: Store,
    source: Source,
    loaded: LoadSummary,
    *,
    options: Mapping[str, str] = NO_OPTIONS,
    settings: Settings,
    most: float = MOST_REMOVED,
    progress: Progress = silent,
) -> LoadSummary:
    """Remove from a network what the files that were just loaded no longer tell of.

    Parameters
    ----------
    store : Store
    source : Source
    loaded : LoadSummary
        The load, which has come to its end.
    options : mapping of str to str
        As they were given to the load.
    settings : Settings
    most : float
        The share of any table, 0 to 1, that may be removed.
    progress : Progress
        Told of records removed.

    Returns
    -------
    LoadSummary
        With what was removed.

    Raises
    ------
    LoadError
        If other sources were loaded into the network, so that nobody knows who told of what; or if
        more than that share would go. Then nothing was removed.
    """
    network = loaded.network
    _check_sources(store, network, source.name)
    with only_load(settings.data_dir / "rejects", network):
        told = Told()
        for batch in source.batches(loaded.path, options):
            for piece in split(batch):
                told.add_all(make_ready(piece, network))
        gone = _gone(store, network, told, most)
        removed = _remove(store, network, gone, progress)
        records = {table: loaded.records[table] + removed[table] for table in SCHEMAS}
        numbers = {f"{table}_removed": counts.removed for table, counts in records.items()}
        store.write(COUNT, {"load": loaded.load, "removed": numbers})
    return replace(loaded, records=records)


def _check_sources(store: Store, network: str, source: str) -> None:
    (row,) = store.read(OTHERS, {"network": network, "source": source})
    if row["sources"]:
        raise LoadError(
            f"{' and '.join(row['sources'])} was loaded into this network as well as {source}, "
            "so nobody can tell what is gone",
            where=network,
            cure="Give what is mirrored a network of its own.",
        )


def _gone(store: Store, network: str, told: Told, most: float) -> Gone:
    """Return the ids that were not told of, or refuse if they are too many."""
    gone: dict[Group, Sequence[str]] = {}
    there = dict.fromkeys(SCHEMAS, 0)
    missing = dict.fromkeys(SCHEMAS, 0)
    for group in (*KINDS, *LABELS):
        table: Table = "interactions" if group in KINDS else group  # type: ignore[assignment]
        found: list[str] = []
        for ids in _ids(store, network, group):
            there[table] += len(ids)
            found += told.missing(group, ids)
        gone[group] = found
        missing[table] += len(found)
    for table in SCHEMAS:
        if missing[table] > most * there[table]:
            raise LoadError(
                f"{missing[table]:,} of {there[table]:,} {table} are no longer told of, more than "
                f"{most:.0%}; nothing was removed",
                where=network,
                cure="Are the files whole? If they are, allow more with --most-removed.",
            )
    return gone


def _ids(store: Store, network: str, group: Group) -> Iterator[list[str]]:
    """Yield the ids that the network has of a group, some at a time."""
    match = f"()-[n:{group}]->()" if group in KINDS else f"(n:{LABELS[group]})"  # type: ignore[index]
    cypher = f"MATCH {match} WHERE n.id STARTS WITH $prefix RETURN n.id AS id"
    with store.stream(cypher, {"prefix": f"{network}/"}) as rows:
        ids: list[str] = []
        for row in rows:
            ids.append(row["id"])
            if len(ids) == IDS:
                yield ids
                ids = []
        yield ids


def _remove(store: Store, network: str, gone: Gone, progress: Progress) -> dict[Table, Counts]:
    removed: dict[Table, Counts] = {table: Counts() for table in SCHEMAS}
    done, total = 0, sum(len(ids) for ids in gone.values())
    for group, ids in gone.items():
        for start in range(0, len(ids), IDS):
            some = ids[start : start + IDS]
            for table, counts in store.transaction(_removal(network, group, some)).items():
                removed[table] += counts
            done += len(some)
            progress(f"Removing from {network}", done, total)
    return removed


def _removal(
    network: str, group: Group, ids: Sequence[str]
) -> Callable[[ManagedTransaction], dict[Table, Counts]]:
    def work(transaction: ManagedTransaction) -> dict[Table, Counts]:
        run(transaction, LOCK, {"network": network})
        if group not in KINDS:
            return remove(transaction, {group: ids})  # type: ignore[dict-item]
        of_kind = remove_interactions(transaction, ids, [group])
        return {"interactions": Counts(removed=of_kind["interactions"])}

    return work
