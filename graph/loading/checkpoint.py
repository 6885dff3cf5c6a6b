"""How far a load is: kept in the graph with each batch, so that both are there or neither."""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from typing import Any

from neo4j import ManagedTransaction

from leylines.graph.errors import LoadError
from leylines.graph.loading.summary import Counts
from leylines.graph.model import SCHEMAS, Table
from leylines.graph.store.store import Store, run

BEGIN = """
MERGE (network:Network {id: $network})
  ON CREATE SET network.name = $network, network.source = $source
MERGE (load:Load {id: $load})
  ON CREATE SET load.network = $network, load.source = $source, load.at = datetime()
SET load.path = $path
RETURN properties(load) AS load, load.at.epochMillis AS at
"""
# The write locks the network until the batch is committed: one batch at a time.
LOCK = """
MATCH (network:Network {id: $network}) SET network.id = $network
WITH network
MATCH (load:Load {id: $load})
RETURN properties(load) AS load
"""
ADVANCE = "MATCH (load:Load {id: $load}) SET load += $reached"


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """What a load has committed.

    Attributes
    ----------
    load, network : str
    at : int
        When it was first begun, in milliseconds since 1970.
    batches, rows_read, rejected : int
    rejects_bytes : int
        The length of the rejects file.
    records : mapping of table to Counts
    done : bool
    """

    load: str
    network: str
    at: int = 0
    batches: int = 0
    rows_read: int = 0
    rejected: int = 0
    rejects_bytes: int = 0
    records: Mapping[Table, Counts] = field(
        default_factory=lambda: {table: Counts() for table in SCHEMAS}
    )
    done: bool = False

    def properties(self) -> dict[str, Any]:
        """Return it as the properties of its node."""
        numbers = {
            f"{table}_{count.name}": getattr(self.records[table], count.name)
            for table in SCHEMAS
            for count in fields(Counts)
        }
        names = ("batches", "rows_read", "rejected", "rejects_bytes", "done")
        return numbers | {name: getattr(self, name) for name in names}

    def lock(self, transaction: ManagedTransaction, *, again: bool = False) -> "Checkpoint | None":
        """Keep others from loading into the network until the transaction ends.

        Parameters
        ----------
        transaction : ManagedTransaction
        again : bool
            The next batch was tried before, and the connection may have broken while it was being
            committed.

        Returns
        -------
        Checkpoint or None
            How far the load is, if that batch was committed after all.

        Raises
        ------
        LoadError
            If another program has gone on with this load.
        """
        found = run(transaction, LOCK, {"network": self.network, "load": self.load})
        batches = [row["load"].get("batches", 0) for row in found]
        if again and batches == [self.batches + 1]:
            return _from_properties(self, found[0]["load"])
        if batches != [self.batches]:
            raise LoadError(
                "Another program is loading the same files into this network",
                where=self.network,
                cure="Let it finish; what it has loaded need not be loaded again.",
            )
        return None

    def save(self, transaction: ManagedTransaction) -> None:
        """Write it into the graph."""
        run(transaction, ADVANCE, {"load": self.load, "reached": self.properties()})


def begin(store: Store, fresh: Checkpoint, source: str, path: str, kept_bytes: int) -> Checkpoint:
    """Return how far a load was when it was interrupted; a new one and a finished one begin anew.

    Parameters
    ----------
    store : Store
    fresh : Checkpoint
        The load, as not yet begun.
    source, path : str
        What is read.
    kept_bytes : int
        The length of the rejects file. Where it is not what it was, the load begins anew too.
    """
    parameters = {"load": fresh.load, "network": fresh.network, "source": source, "path": path}
    (row,) = store.transaction(lambda work: run(work, BEGIN, parameters), idempotent=True)
    kept, fresh = row["load"], replace(fresh, at=row["at"])
    if "batches" in kept and not kept["done"] and kept_bytes >= kept["rejects_bytes"]:
        return _from_properties(fresh, kept)
    store.transaction(fresh.save, idempotent=True)
    return fresh


def _from_properties(fresh: Checkpoint, kept: Mapping[str, Any]) -> Checkpoint:
    records = {
        table: Counts(*(kept.get(f"{table}_{count.name}", 0) for count in fields(Counts)))
        for table in SCHEMAS
    }
    names = ("batches", "rows_read", "rejected", "rejects_bytes")
    return replace(fresh, records=records, **{name: kept[name] for name in names})
