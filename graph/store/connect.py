"""The one way to the graph: find or start Neo4j, connect, bring the schema up to date."""

import logging
import re

from leylines.graph.errors import QueryError, ServerError
from leylines.graph.progress import Progress, silent
from leylines.graph.server.address import find_address
from leylines.graph.settings import Settings, read_settings
from leylines.graph.store.migrate import migrate
from leylines.graph.store.openings import openings
from leylines.graph.store.store import Store

LOG = logging.getLogger(__name__)
OLDEST = (5, 26)


def connect(settings: Settings | None = None, progress: Progress = silent) -> Store:
    """Connect to the graph, starting the embedded Neo4j if no other is named and none runs.

    Parameters
    ----------
    settings : Settings, optional
        None: read from the environment and the settings file.
    progress : Progress
        Told of a download, a start and a migration.

    Returns
    -------
    Store
        A context manager; leaving it closes the connection and lets the server be.

    Raises
    ------
    ServerError
        If there is no Neo4j to talk to, or one older than 5.26.
    GraphError
        If the graph is newer than this program.

    Examples
    --------
    ``with connect() as store: store.read("MATCH (p:Person) RETURN count(p) AS persons")``
    """
    settings = settings or read_settings()
    store = Store(find_address(settings, progress))
    try:
        _refuse_old(store)
        migrate(store, progress)
        if not store.address.embedded:
            _warn_of_openings(store)
    except BaseException:
        store.close()
        raise
    return store


def _warn_of_openings(store: Store) -> None:
    try:
        for opening in openings(store):
            LOG.warning("%s: %s", store.address.uri, opening)
    except QueryError as error:
        LOG.info("The settings of %s cannot be told: %s", store.address.uri, error.what)


def _refuse_old(store: Store) -> None:
    agent = store.server_agent()
    version = re.match(r"Neo4j/(\d+)\.(\d+)", agent)
    if not version or (int(version[1]), int(version[2])) < OLDEST:
        raise ServerError(
            f"This server says it is {agent}; Leylines needs Neo4j 5.26 or later",
            where=store.address.uri,
            cure="Update it, or unset LEYLINES_NEO4J_URI to use the embedded one.",
        )
