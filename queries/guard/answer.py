"""The answer to guarded Cypher: rows as they come, within limits, ended by anybody at any time."""

import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from typing import Any
from uuid import uuid4

from neo4j import READ_ACCESS, Result, Transaction
from neo4j.exceptions import DriverError, Neo4jError

from leylines.graph.errors import QueryError
from leylines.graph.store import Store
from leylines.graph.store.failure import explain
from leylines.graph.store.store import NONE
from leylines.graph.store.values import native
from leylines.queries.guard.check import check

SECONDS = 20.0
ROWS = 10_000
# How each transaction of the guard is known on the server.
MARK = "leylines_query"
RUNNING = f"SHOW TRANSACTIONS YIELD transactionId AS id, metaData WHERE metaData.{MARK} = $mark"
END = "TERMINATE TRANSACTIONS $ids"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a query.

    Attributes
    ----------
    rows : int
        How many were given.
    cut : bool
        Whether there were more than the limit.
    seconds : float
        From the start to the last row.
    notifications : tuple of str
        What the server remarked on the query; nothing where it was cut.
    """

    rows: int
    cut: bool
    seconds: float
    notifications: tuple[str, ...]


class Answer(Iterator[dict[str, Any]]):
    """The rows of a running query, one by one; made by :func:`guarded`.

    Attributes
    ----------
    columns : sequence of str
    outcome : Outcome or None
        None until the last row was given.
    mark : str
        By which the server knows the query's transaction.
    """

    def __init__(self, store: Store, limit: int) -> None:
        self.columns: Sequence[str] = ()
        self.outcome: Outcome | None = None
        self._store, self._limit = store, limit
        self.mark = uuid4().hex
        self._cancelled = False
        self._given = 0
        self._began = time.monotonic()
        self._result: Result | None = None

    def cancel(self) -> None:
        """End the query on the server; may be called from any thread, and more than once.

        Whoever waits for the next row then gets a :class:`QueryError`.
        """
        self._cancelled = True
        ids = [row["id"] for row in self._store.ask_server(RUNNING, {"mark": self.mark})]
        if ids:
            self._store.ask_server(END, {"ids": ids})

    def __next__(self) -> dict[str, Any]:
        if self.outcome or self._result is None:
            raise StopIteration
        try:
            record = None if self._cancelled else next(self._result, None)
        except (Neo4jError, DriverError) as error:
            raise self._explained(error) from error
        if self._cancelled:
            raise cancelled()
        if record is None or self._given == self._limit:
            self._end(cut=record is not None)
            raise StopIteration
        self._given += 1
        return {name: native(value) for name, value in zip(self.columns, record, strict=True)}

    def start(self, transaction: Transaction, cypher: str, parameters: Mapping[str, Any]) -> None:
        """Begin to run the query, and learn the names of its columns."""
        try:
            self._result = transaction.run(cypher, dict(parameters))
            self.columns = self._result.keys()
        except (Neo4jError, DriverError) as error:
            raise self._explained(error) from error

    def _end(self, *, cut: bool) -> None:
        remarks: tuple[str, ...] = ()
        if self._result is not None and not cut:
            remarks = notifications(self._result)
        self.outcome = Outcome(self._given, cut, time.monotonic() - self._began, remarks)

    def _explained(self, error: Neo4jError | DriverError) -> Exception:
        return cancelled() if self._cancelled else explain(error, self._store.address.uri)


@contextmanager
def guarded(
    store: Store,
    cypher: str,
    parameters: Mapping[str, Any] = NONE,
    *,
    timeout: float = SECONDS,
    rows: int = ROWS,
) -> Iterator[Answer]:
    """Run Cypher that may only read, within limits.

    Parameters
    ----------
    store : Store
    cypher : str
    parameters : mapping
    timeout : float
        Seconds after which the server ends it.
    rows : int
        How many rows to give at most.

    Raises
    ------
    QueryError
        If it is refused (see :func:`check`), is wrong, takes too long or too much memory, or is
        cancelled; the last three also while rows are being given.

    Examples
    --------
    ::

        with guarded(store, "MATCH (p:Person) RETURN p.name AS name") as answer:
            for row in answer:
                print(row["name"])
        print(answer.outcome)
    """
    check(store, cypher, parameters)
    answer = Answer(store, rows)
    with (
        store.session(READ_ACCESS, notifications_min_severity="WARNING") as session,
        closing(
            session.begin_transaction(timeout=timeout, metadata={MARK: answer.mark})
        ) as transaction,  # rolled back, also where the query has failed and was told so
    ):
        answer.start(transaction, cypher, parameters)
        yield answer


def notifications(result: Result) -> tuple[str, ...]:
    """Return what the server remarked on a query, as sentences."""
    told = result.consume().gql_status_objects
    return tuple(each.status_description for each in told if each.is_notification)


def cancelled() -> QueryError:
    """Return the error of a query that was cancelled."""
    return QueryError("The query was cancelled", cure="Ask again.")
