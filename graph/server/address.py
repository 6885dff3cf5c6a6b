"""Where Neo4j is: the server that the user names, or else the embedded one."""

from dataclasses import dataclass, field

from leylines.graph.errors import SettingsError
from leylines.graph.progress import Progress, silent
from leylines.graph.settings import Settings


@dataclass(frozen=True)
class Address:
    """All that a driver needs to know.

    Examples
    --------
    >>> Address("bolt://127.0.0.1:7687", "neo4j", "secret")
    Address(uri='bolt://127.0.0.1:7687', user='neo4j', database='neo4j', embedded=False)
    """

    uri: str
    user: str
    password: str = field(repr=False)
    database: str = "neo4j"
    embedded: bool = False


def find_address(settings: Settings, progress: Progress = silent) -> Address:
    """Find Neo4j, starting the embedded server if no other is named and none runs yet.

    Parameters
    ----------
    settings : Settings
        With ``neo4j_uri`` that server is used and nothing is started.
    progress : Progress
        Told of the download and of the start.

    Raises
    ------
    SettingsError
        If the named server's password cannot be told.
    ServerError
        If the embedded server cannot be started.
    """
    if settings.neo4j_uri is None:
        from leylines.graph.server.embedded import EmbeddedServer

        return EmbeddedServer(settings).start(progress)
    return Address(
        uri=settings.neo4j_uri,
        user=settings.neo4j_user,
        password=given_password(settings),
        database=settings.neo4j_database,
    )


def given_password(settings: Settings) -> str:
    """Return the password of the server that the user names, from the setting or the file."""
    password, file = settings.neo4j_password, settings.neo4j_password_file
    if password is not None and file is not None:
        raise SettingsError(
            "The password is given twice",
            where="LEYLINES_NEO4J_PASSWORD and LEYLINES_NEO4J_PASSWORD_FILE",
            cure="Remove one of them.",
        )
    if password is not None:
        return password.get_secret_value()
    if file is None:
        raise SettingsError(
            "LEYLINES_NEO4J_URI is given, but no password",
            where=str(settings.neo4j_uri),
            cure="Set LEYLINES_NEO4J_PASSWORD_FILE or LEYLINES_NEO4J_PASSWORD.",
        )
    try:
        return file.read_text(encoding="utf-8").rstrip("\r\n")
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "it is not text"
        raise SettingsError(
            f"The password file cannot be read: {reason}",
            where=str(file),
            cure="Mend LEYLINES_NEO4J_PASSWORD_FILE or the file's permissions.",
        ) from error
