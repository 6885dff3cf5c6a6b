"""What the driver's errors mean to a user: which of ours each becomes, and what to do."""

from neo4j.exceptions import (
    AuthError,
    ClientError,
    ConfigurationError,
    ConstraintError,
    DriverError,
    Neo4jError,
    TransientError,
)

from leylines.graph.errors import LeylinesError, QueryError, ServerError

OUT_OF_MEMORY = "MemoryPoolOutOfMemoryError"


def explain(error: Neo4jError | DriverError, uri: str) -> LeylinesError:
    """Return the error of ours that says what an error of the driver means.

    Parameters
    ----------
    error : Neo4jError or DriverError
    uri : str
        The server that it comes from.

    Examples
    --------
    >>> print(explain(ConfigurationError("URI scheme 'x' is not supported."), "x://here"))
    URI scheme 'x' is not supported (x://here). Mend LEYLINES_NEO4J_URI.
    """
    if isinstance(error, Neo4jError):
        return _answered(error, uri)
    what = _sentence(str(error))
    if isinstance(error, ConfigurationError):
        return ServerError(what, where=uri, cure="Mend LEYLINES_NEO4J_URI.")
    return ServerError(
        f"Neo4j does not answer: {what}",
        where=uri,
        cure="Is it running? `leylines server status` and `leylines doctor` say more.",
    )


def is_conflict(error: LeylinesError) -> bool:
    """Say whether an error is that of a constraint: what should be new is there already."""
    return isinstance(error.__cause__, ConstraintError)


def is_out_of_memory(error: Neo4jError) -> bool:
    """Say whether a transaction outgrew the server's memory; to try again would not help."""
    return OUT_OF_MEMORY in (error.code or "")


def _answered(error: Neo4jError, uri: str) -> LeylinesError:
    code, what = error.code or "", _sentence(error.message or str(error))
    if isinstance(error, AuthError):
        return ServerError(what, where=uri, cure="Mend the user and the password.")
    if code.endswith("DatabaseNotFound"):
        return ServerError(what, where=uri, cure="Mend LEYLINES_NEO4J_DATABASE.")
    if "TransactionTimedOut" in code:
        return QueryError("The query took too long and was ended", cure="Narrow it, or add LIMIT.")
    if is_out_of_memory(error):
        return QueryError(
            "The query needs more memory than the server has",
            where=uri,
            cure="Narrow it, or raise LEYLINES_HEAP_MIB and restart the server.",
        )
    if code.endswith("AccessMode"):
        return QueryError(
            "The query writes, and only reading is allowed", cure="Take the write out."
        )
    if isinstance(error, ClientError) or ".Schema." in code:
        return QueryError(what, cure="Mend the query.")
    if isinstance(error, TransientError):
        return ServerError(f"Neo4j is busy: {what}", where=uri, cure="Try again.")
    return ServerError(
        f"Neo4j failed: {what}",
        where=uri,
        cure="Is its disk full? Its log says more: `leylines server logs`.",
    )


def _sentence(text: str) -> str:
    return text.strip().removesuffix(".")
