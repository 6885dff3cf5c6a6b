"""Whether a graph may be replaced by an imported one: it is our own server's, empty and unused."""

import re

import psutil

from leylines.graph.loading.bulk.refusal import NotInBulkError
from leylines.graph.settings import Settings
from leylines.graph.store.migrate import steps
from leylines.graph.store.store import Store

ANYTHING = "MATCH (n) WHERE NOT n:Schema RETURN 1 AS something LIMIT 1"
INDEXES = "SHOW INDEXES YIELD name, type WHERE type <> 'LOOKUP' RETURN name"
CLIENTS = "CALL dbms.listConnections() YIELD clientAddress RETURN clientAddress AS address"


def confirm(store: Store, settings: Settings) -> None:
    """See that the graph may be replaced.

    Raises
    ------
    NotInBulkError
        If not.
    """
    if not store.address.embedded or settings.neo4j_uri is not None:
        raise NotInBulkError("only the embedded Neo4j's folder can be written to")
    if store.read(ANYTHING):
        raise NotInBulkError("the graph is not empty")
    if own := {row["name"] for row in store.read(INDEXES)} - named_by_schema():
        raise NotInBulkError(f"the graph has an index of its own, {min(own)!r}")
    if others := {row["address"] for row in store.read(CLIENTS)} - own_addresses():
        raise NotInBulkError(
            f"{len(others)} other connections to the server are open, and it has to be restarted"
        )


def named_by_schema() -> set[str]:
    """Return the names of the indexes and constraints that the schema has.

    Examples
    --------
    >>> "person_name" in named_by_schema()
    True
    """
    created = r"CREATE (?:CONSTRAINT|INDEX) (\w+)"
    lines = [line for step in steps().values() for line in step]
    return {"schema_id", *(name for line in lines for name in re.findall(created, line))}


def own_addresses() -> set[str]:
    """Return the addresses of this process's connections, as a server sees them."""
    return {
        f"{each.laddr.ip.removeprefix('::ffff:')}:{each.laddr.port}"
        for each in psutil.Process().net_connections("tcp")
        if each.laddr
    }
