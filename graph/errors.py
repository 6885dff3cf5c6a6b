"""Every error that Leylines raises on purpose, in one tree.

::

    LeylinesError               anything a user can mend; carries what, where and what to do
    ├── SettingsError           a setting is missing, contradicts another or cannot be read
    ├── ServerError             no Neo4j to talk to: not started, not found, refused
    │   └── JarError            a jar is missing, cannot be fetched or is not what the lock names
    ├── GraphError              the graph itself: schema too new, a person or community not in it
    │   └── NotFoundError       what was asked for by name is not in the graph
    ├── SourceError             a file or folder cannot be read as the source that was named
    ├── FetchError              an address cannot be fetched (what was kept stays)
    ├── LoadError               a load could not be finished (what was committed stays)
    ├── AnalysisError           an analysis cannot be made of this graph with these parameters
    ├── QueryError              Cypher is not valid, not allowed or took too long
    └── ExportError             a file cannot be written; nothing was left half written

A row that cannot be loaded is not an error but a :class:`leylines.graph.model.Reject`.
"""


class LeylinesError(Exception):
    """An error that a user can mend.

    Parameters
    ----------
    what : str
        What is wrong, as a sentence without its full stop.
    where : str, optional
        The file, line, column, address or setting that it is about.
    cure : str, optional
        What to do about it.

    Examples
    --------
    >>> print(SourceError("No column named 'kind'", where="chat.csv:1", cure="Add the column."))
    No column named 'kind' (chat.csv:1). Add the column.
    """

    exit_code = 1

    def __init__(self, what: str, *, where: str = "", cure: str = "") -> None:
        super().__init__(what)
        self.what = what
        self.where = where
        self.cure = cure

    def __str__(self) -> str:
        place = f" ({self.where})" if self.where else ""
        cure = f" {self.cure}" if self.cure else ""
        return f"{self.what}{place}.{cure}"


class SettingsError(LeylinesError):
    """A setting is missing, contradicts another or cannot be read."""

    exit_code = 2


class ServerError(LeylinesError):
    """There is no Neo4j to talk to."""

    exit_code = 3


class JarError(ServerError):
    """A jar is missing, cannot be fetched or is not the one that the lock names."""


class GraphError(LeylinesError):
    """The graph itself is not as it should be."""

    exit_code = 4


class NotFoundError(GraphError):
    """What was asked for by name is not in the graph."""


class SourceError(LeylinesError):
    """A file or folder cannot be read as the source that was named."""

    exit_code = 5


class FetchError(LeylinesError):
    """An address cannot be fetched; what was kept stays, and fetching again goes on there."""

    exit_code = 9


class LoadError(LeylinesError):
    """A load could not be finished; what was committed stays, and loading again goes on there."""

    exit_code = 5


class AnalysisError(LeylinesError):
    """An analysis cannot be made of this graph with these parameters."""

    exit_code = 6


class QueryError(LeylinesError):
    """Cypher is not valid, not allowed or took too long."""

    exit_code = 7


class ExportError(LeylinesError):
    """A file cannot be written; nothing was left half written."""

    exit_code = 8
