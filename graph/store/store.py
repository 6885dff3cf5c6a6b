"""The store: everything that is read from Neo4j or written to it goes through here."""

import logging
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from types import MappingProxyType, TracebackType
from typing import Any, Self, TypeVar

from neo4j import (
    READ_ACCESS,
    WRITE_ACCESS,
    Bookmarks,
    GraphDatabase,
    ManagedTransaction,
    Result,
    Session,
    unit_of_work,
)
from neo4j.exceptions import DriverError, IncompleteCommit, Neo4jError, TransientError

from leylines.graph.errors import ServerError
from leylines.graph.server.address import Address
from leylines.graph.store.failure import explain, is_out_of_memory
from leylines.graph.store.values import native

T = TypeVar("T")
Rows = list[dict[str, Any]]
NONE: Mapping[str, Any] = MappingProxyType({})
# A server of our own on this machine is either there or not; others may just be electing a leader.
RETRY_SECONDS = {True: 5.0, False: 30.0}
UNSURE_TRIES = 3

# What the driver logs, we raise; a program that wants its log gives it a handler.
logging.getLogger("neo4j").addHandler(logging.NullHandler())


class Store:
    """A connection to the graph, as a context manager; may be shared by threads.

    Rows are dicts; times in them are aware datetimes in UTC. Every method raises
    :class:`QueryError` for what is wrong with the Cypher and :class:`ServerError` for what is
    wrong with the server.

    Parameters
    ----------
    address : Address
        Nothing is sent to it before the first call.
    after : iterable of str
        Another store's :meth:`bookmarks`: what it has written is there for this one, whichever
        member of a cluster answers.
    """

    def __init__(self, address: Address, after: Iterable[str] = ()) -> None:
        self.address = address
        with self._explained():
            self._driver = GraphDatabase.driver(
                address.uri,
                auth=(address.user, address.password),
                notifications_min_severity="OFF",
                telemetry_disabled=True,
                max_transaction_retry_time=RETRY_SECONDS[address.embedded],
            )
        self._bookmarks = GraphDatabase.bookmark_manager(
            Bookmarks.from_raw_values(after) if after else None
        )

    def read(
        self, cypher: str, parameters: Mapping[str, Any] = NONE, *, timeout: float | None = None
    ) -> Rows:
        """Return all rows of a query that may not write.

        Parameters
        ----------
        cypher : str
        parameters : mapping
            The values of its ``$names``.
        timeout : float, optional
            Seconds after which the server ends it.
        """
        work = self._work(lambda transaction: run(transaction, cypher, parameters), timeout)
        with self.session(READ_ACCESS) as session:
            return session.execute_read(work)

    @contextmanager
    def stream(
        self, cypher: str, parameters: Mapping[str, Any] = NONE
    ) -> Iterator[Iterator[dict[str, Any]]]:
        """Give the rows of a query that may not write one by one, in bounded memory.

        Examples
        --------
        ``with store.stream("MATCH (p:Person) RETURN p.id AS id") as rows: …``
        """
        with self.session(READ_ACCESS) as session:
            yield rows(session.run(cypher, dict(parameters)))

    def write(self, cypher: str, parameters: Mapping[str, Any] = NONE) -> Rows:
        """Run a query that may write in a transaction of its own and return its rows."""
        return self.transaction(lambda transaction: run(transaction, cypher, parameters))

    def transaction(
        self, work: Callable[[ManagedTransaction], T], *, idempotent: bool = False
    ) -> T:
        """Do some work in one transaction that may write: all of it or nothing.

        Parameters
        ----------
        work : function of a transaction
            Called again if the transaction has to be (a deadlock, a change of leader), so it must
            not change anything else. Use :func:`run` in it.
        idempotent : bool
            The work may be done twice. It is then called again also where the connection broke
            while it was being committed, when nobody but the graph knows whether it was.
        """
        for again in range(UNSURE_TRIES if idempotent else 1, 0, -1):
            try:
                with self.session(WRITE_ACCESS) as session:
                    return session.execute_write(self._work(work))
            except ServerError as error:
                if again == 1 or not isinstance(error.__cause__, IncompleteCommit):
                    raise
        raise AssertionError  # for the type checker: the last try returns or raises

    def bookmarks(self) -> frozenset[str]:
        """Return what this store has seen and written, for a store that is to come after it."""
        return frozenset(self._bookmarks.get_bookmarks())

    def state(self) -> str:
        """Return a text that changes with every committed transaction, whoever made it.

        While it stays the same, so does the graph; it may change without the graph changing.
        """
        with (
            self._explained(),
            self._driver.session(
                database=self.address.database,
                default_access_mode=READ_ACCESS,
                bookmarks=Bookmarks.from_raw_values(self._bookmarks.get_bookmarks()),
            ) as session,
        ):
            session.run("RETURN 1").consume()
            return " ".join(sorted(session.last_bookmarks().raw_values))

    def server_agent(self) -> str:
        """Return what the server says it is, like ``Neo4j/5.26.30``."""
        with self._explained():
            self._driver.verify_authentication()
            return self._driver.get_server_info().agent

    def ask_server(self, cypher: str, parameters: Mapping[str, Any] = NONE) -> Rows:
        """Return all rows of a ``SHOW …`` or ``TERMINATE …``, of the server rather than the graph.

        Another database answers it, whose bookmark is not kept: :meth:`state` is the graph's alone.
        """
        with (
            self._explained(),
            self._driver.session(
                database=self.address.database, default_access_mode=READ_ACCESS
            ) as session,
        ):
            return list(rows(session.run(cypher, dict(parameters))))

    @contextmanager
    def session(self, access: str = WRITE_ACCESS, **options: Any) -> Iterator[Session]:  # noqa: ANN401 - the driver's
        """Give a session of the driver, with its options, for what the other methods cannot do."""
        with (
            self._explained(),
            self._driver.session(
                database=self.address.database,
                default_access_mode=access,
                bookmark_manager=self._bookmarks,
                **options,
            ) as session,
        ):
            yield session

    def forget(self) -> None:
        """Forget which changes were seen: the graph was replaced by another one."""
        self._bookmarks = GraphDatabase.bookmark_manager()

    def close(self) -> None:
        """Close the connections; the server stays."""
        self._driver.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()

    def _work(
        self, work: Callable[[ManagedTransaction], T], timeout: float | None = None
    ) -> Callable[[ManagedTransaction], T]:
        """Keep the driver from trying again what was too large and would be so again."""

        @unit_of_work(timeout=timeout)
        def once(transaction: ManagedTransaction) -> T:
            try:
                return work(transaction)
            except TransientError as error:
                if is_out_of_memory(error):
                    raise explain(error, self.address.uri) from error
                raise

        return once

    @contextmanager
    def _explained(self) -> Iterator[None]:
        try:
            yield
        except (Neo4jError, DriverError) as error:
            raise explain(error, self.address.uri) from error


def run(transaction: ManagedTransaction, cypher: str, parameters: Mapping[str, Any] = NONE) -> Rows:
    """Run a query within :meth:`Store.transaction` and return its rows."""
    return list(rows(transaction.run(cypher, dict(parameters))))


def rows(result: Result) -> Iterator[dict[str, Any]]:
    """Give the rows of a result as dicts."""
    names = result.keys()
    for record in result:
        yield {name: native(value) for name, value in zip(names, record, strict=True)}
