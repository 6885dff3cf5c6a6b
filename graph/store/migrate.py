"""Bring the graph's schema to this program's version, step by step.

Each step is a numbered file in ``migrations/`` of idempotent statements that change either the
schema or data. The graph keeps the number
of its last step in ``(:Schema {id: 'leylines', version})``.
"""

import re
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from neo4j import Transaction

from leylines.graph.errors import GraphError, QueryError
from leylines.graph.progress import Progress, silent
from leylines.graph.store.store import Store, run

VERSION = "OPTIONAL MATCH (schema:Schema {id: 'leylines'}) RETURN coalesce(schema.version, 0) AS v"
# A write to the node locks it until the transaction ends, so its reader is the only one to migrate.
LOCK = """
MERGE (schema:Schema {id: 'leylines'})
SET schema.version = coalesce(schema.version, 0)
RETURN schema.version
"""
ONE_SCHEMA = "CREATE CONSTRAINT schema_id IF NOT EXISTS FOR (n:Schema) REQUIRE n.id IS UNIQUE"


@cache
def steps() -> Mapping[int, tuple[str, ...]]:
    """Return the statements of each step by its number, in order.

    Examples
    --------
    >>> steps()[1][0].split(" IF ")[0]
    'CREATE CONSTRAINT network_id'
    """
    found = {
        int(file.name.split("_")[0]): statements(file.read_text(encoding="utf-8"))
        for file in files("leylines.graph.store").joinpath("migrations").iterdir()
        if file.name.endswith(".cypher")
    }
    return dict(sorted(found.items()))


def statements(text: str) -> tuple[str, ...]:
    r"""Split a file into its statements: each ends with a semicolon at the end of a line.

    Examples
    --------
    >>> statements("// why\nRETURN 1;\nRETURN 2;\n")
    ('RETURN 1', 'RETURN 2')
    """
    code = re.sub(r"^\s*//.*\n", "", text, flags=re.MULTILINE)
    return tuple(
        part.strip() for part in re.split(r";\s*$", code, flags=re.MULTILINE) if part.strip()
    )


def newest_version() -> int:
    """Return the version that this program needs."""
    return max(steps())


def graph_version(store: Store) -> int:
    """Return the version of the graph, 0 if Leylines has never seen it."""
    return int(store.read(VERSION)[0]["v"])


def migrate(store: Store, progress: Progress = silent) -> None:
    """Take all steps that the graph has not taken yet; safe if two programs do it at once.

    Raises
    ------
    GraphError
        If the graph is newer than this program, or what stands in it does not allow a step.
    """
    version = graph_version(store)
    if version > newest_version():
        raise GraphError(
            f"The graph was written by a newer Leylines (schema {version}; this one knows "
            f"{newest_version()})",
            where=store.address.uri,
            cure="Update Leylines, or name another graph: LEYLINES_NEO4J_DATABASE, "
            "LEYLINES_DATA_DIR.",
        )
    if version < newest_version():
        store.write(ONE_SCHEMA)
        for number in steps():
            progress("Preparing the graph", number - 1, newest_version())
            take(store, number)
        progress("Preparing the graph", newest_version(), newest_version())


def take(store: Store, number: int) -> None:
    """Take one step unless the graph has it: its statements, then its number."""
    with store.session() as session, session.begin_transaction() as lock:
        if _locked_version(lock) >= number:
            return
        try:
            # Neo4j wants changes of the schema and of data in transactions of their own. If this
            # program ends between the two, the step is taken again: it is idempotent.
            store.transaction(lambda step: [run(step, line) for line in steps()[number]])
        except QueryError as error:
            raise GraphError(
                f"The graph does not allow step {number} of its schema: {error.what}",
                where=store.address.uri,
                cure="Mend what stands in its way, or give Leylines a graph of its own.",
            ) from error
        lock.run("MATCH (n:Schema {id: 'leylines'}) SET n.version = $number", number=number)
        lock.commit()


def _locked_version(lock: Transaction) -> int:
    record = lock.run(LOCK).single(strict=True)
    return int(record[0])
