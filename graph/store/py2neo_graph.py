"""py2neo on the same graph: an adapter for those who have py2neo code (the extra ``py2neo``)."""

from typing import TYPE_CHECKING

from leylines.graph.errors import SettingsError
from leylines.graph.progress import Progress, silent
from leylines.graph.server import find_address
from leylines.graph.settings import Settings, read_settings

if TYPE_CHECKING:
    from py2neo import Graph


def py2neo_graph(settings: Settings | None = None, progress: Progress = silent) -> "Graph":
    """Return a ``py2neo.Graph`` on the server, user and database that :func:`connect` would use.

    Parameters
    ----------
    settings : Settings, optional
        Which Neo4j; none: from the environment. The embedded one is started if it is not running.
    progress : Progress
        Told how far the start is.

    Raises
    ------
    SettingsError
        If py2neo is not installed.
    ServerError
        If there is no Neo4j to talk to.
    """
    try:
        from py2neo import Graph
    except ImportError as error:
        raise SettingsError(
            "py2neo is not installed", cure="Install it: pip install 'leylines[py2neo]'."
        ) from error
    address = find_address(settings or read_settings(), progress)
    return Graph(address.uri, auth=(address.user, address.password), name=address.database)
