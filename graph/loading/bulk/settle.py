"""The end of the input: accounts, persons, communities, and what was only named, into files."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pyarrow as pa

from leylines.graph.loading.batches import pc
from leylines.graph.loading.bulk.files import ImportFiles
from leylines.graph.loading.bulk.gather import Gathered
from leylines.graph.loading.bulk.named import Folded, fold
from leylines.graph.loading.bulk.spool import Spool
from leylines.graph.loading.checkpoint import Checkpoint
from leylines.graph.loading.summary import Counts
from leylines.graph.model import SCHEMAS, Table

TIME = pa.timestamp("ms", tz="UTC")


def settle(
    gathered: Gathered, reached: Checkpoint, folder: Path, told: Mapping[str, str]
) -> Checkpoint:
    """Write all that had to wait, and the load itself; return the finished load.

    Parameters
    ----------
    gathered : Gathered
    reached : Checkpoint
        What was read.
    folder : Path
        For what waits once more.
    told : mapping
        The ``source`` and ``path`` of the load.
    """
    files = gathered.files
    persons = Spool(folder / "persons")
    counts: dict[Table, Counts] = {
        "accounts": write_accounts(gathered, persons, reached),
        "communities": write_communities(gathered, reached.network),
    }
    write_persons(files, persons)
    write_named(gathered)
    records = {table: reached.records[table] + counts.get(table, Counts()) for table in SCHEMAS}
    finished = replace(reached, records=records, done=True)
    write_load(files, finished, told)
    files.close()
    return finished


def write_accounts(gathered: Gathered, persons: Spool, load: Checkpoint) -> Counts:
    """Write accounts and who holds them; the persons go to their spool."""
    counts = Counts()
    for part in gathered.accounts.parts():
        folded = fold(part, {"handle": "local", "person": "id"}, fixed=("person", "links"))
        accounts = folded.last
        gathered.files.nodes("Account", accounts)
        on_network(gathered.files, "Account", accounts, load.network)
        hold(gathered.files, accounts, load.at)
        persons.add(held_by(folded))
        counts += folded.counts
    return counts


def hold(files: ImportFiles, accounts: pa.Table, at: int) -> None:
    """Write by whom accounts are held."""
    own = pc.equal(accounts["person"], accounts["id"])
    files.relationships(
        "HELD_BY",
        ("Account", "Person"),
        (accounts["id"], accounts["person"]),
        {
            "confidence:double": pa.repeat(1.0, len(accounts)),
            "evidence": pc.if_else(own, "own account", "named by the source"),
            "at:datetime": pa.repeat(pa.scalar(at, TIME), len(accounts)),
        },
    )


def held_by(folded: Folded) -> pa.Table:
    """Return the persons of accounts: when each was first met, under which name, and its own one.

    A person gets the name of the account that was the first to be held by it; a later change of
    the account whose id it bears changes that name.
    """
    last = folded.last
    own = pc.and_(pc.equal(last["person"], last["id"]), pa.array(folded.changed))
    name = pc.coalesce(last["name"], last["handle"])
    return pa.table(
        {
            "id": last["person"],
            "order": folded.first["order"],
            "name": pc.coalesce(folded.first["name"], folded.first["handle"]),
            "own": pc.if_else(own, name, pa.scalar(None, pa.string())),
        }
    )


def write_persons(files: ImportFiles, persons: Spool) -> None:
    """Write each person once."""
    for part in persons.parts():
        ordered = part.take(pc.sort_indices(part, [("order", "ascending")]))
        each = ordered.group_by("id", use_threads=False).aggregate(
            [("name", "first"), ("own", "max")]
        )
        name = pc.coalesce(each["own_max"], each["name_first"])
        files.nodes("Person", pa.table({"id": each["id"], "name": name}))


def write_communities(gathered: Gathered, network: str) -> Counts:
    """Write communities."""
    counts = Counts()
    for part in gathered.communities.parts():
        folded = fold(part, {"name": "local", "kind": pa.scalar("group")})
        gathered.files.nodes("Community", folded.last)
        on_network(gathered.files, "Community", folded.last, network)
        counts += folded.counts
    return counts


def on_network(files: ImportFiles, label: str, rows: pa.Table, network: str) -> None:
    """Write to which network nodes belong."""
    files.relationships("ON", (label, "Network"), (rows["id"], pa.repeat(network, len(rows))))


def write_named(gathered: Gathered) -> None:
    """Write topics, and contents that were only named as the parent of another."""
    for part in gathered.topics.parts():
        ids = pc.unique(part["id"])
        gathered.files.nodes("Topic", pa.table({"id": ids, "name": ids}))
    for part in gathered.contents.parts():
        told = part.filter(part["told"])["id"].combine_chunks()
        named = pc.unique(part.filter(pc.invert(part["told"]))["id"])
        named = named.filter(pc.invert(pc.is_in(named, value_set=told)))
        gathered.files.nodes("Content", pa.table({"id": named}))


def write_load(files: ImportFiles, load: Checkpoint, told: Mapping[str, str]) -> None:
    """Write the network, and the load with all its counts."""
    network = {"id": [load.network], "name": [load.network], "source": [told["source"]]}
    files.nodes("Network", pa.table(network))
    at = pa.array([load.at], TIME)
    texts = {"id": load.load, "network": load.network, **told}
    values = texts | load.properties()
    columns = {name: [value] for name, value in values.items()}
    files.nodes("Load", pa.table({**columns, "at": at}))
