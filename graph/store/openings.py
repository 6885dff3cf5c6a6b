"""What a server leaves open to whoever may ask it Cypher: files, functions, memory."""

from collections.abc import Iterator

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
    rows = store.read(SETTINGS, {"names": [FILES, UNRESTRICTED, MEMORY]})
    values = {row["name"]: row["value"] for row in rows}
    if values.get(FILES) != "false":
        yield f"LOAD CSV may read the server's files ({FILES})"
    if values.get(UNRESTRICTED):
        yield f"procedures may reach the server's inside ({UNRESTRICTED})"
    if (values.get(MEMORY) or "0").startswith("0"):
        yield f"one query may take all memory ({MEMORY})"
