"""What a server leaves open to whoever may ask it Cypher: files, functions, memory."""

from collections.abc import Iterator, Mapping

from leylines.graph.store.store import Store

FILES = "dbms.security.allow_csv_import_from_file_urls"
UNRESTRICTED = "dbms.security.procedures.unrestricted"
MEMORY = "db.memory.transaction.max"
SETTINGS = "SHOW SETTINGS YIELD name, value WHERE name IN $names RETURN name, value"


def openings(store: Store) -> Iterator[str]:
    """Say what a server leaves open that the embedded one closes, each with its setting.

    The guard refuses all of it by the plan; this is the layer behind it. Whether a server may open
    connections is not told: Neo4j shows no setting for it.

    Parameters
    ----------
    store : Store

    Raises
    ------
    QueryError
        If the server does not show its settings to this user.
    """
    rows = store.ask_server(SETTINGS, {"names": [FILES, UNRESTRICTED, MEMORY]})
    yield from told_by({row["name"]: row["value"] for row in rows})


def told_by(values: Mapping[str, str]) -> Iterator[str]:
    """Say what is open by a server's settings.

    Examples
    --------
    >>> for opening in told_by({FILES: "false", UNRESTRICTED: "apoc.*", MEMORY: "384.00MiB"}):
    ...     print(opening)
    procedures may reach the server's inside (dbms.security.procedures.unrestricted)
    """
    if values.get(FILES) != "false":
        yield f"LOAD CSV may read the server's files ({FILES})"
    if values.get(UNRESTRICTED):
        yield f"procedures may reach the server's inside ({UNRESTRICTED})"
    if (values.get(MEMORY) or "0").startswith("0"):
        yield f"one query may take all memory ({MEMORY})"
