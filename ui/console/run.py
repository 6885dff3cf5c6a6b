"""Run a query beside the prompt: its rows come in batches as soon as they are there."""

import queue
import threading
import time
from collections.abc import Iterator
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

from leylines.queries.console.requests import Ask
from leylines.queries.guard import Answer, Outcome, guarded
from leylines.queries.guard.answer import cancelled

if TYPE_CHECKING:
    from leylines.graph.store import Store

Row = dict[str, Any]
WAITING = 1_000
PATIENCE_SECONDS = 0.2
_END = object()


class Running:
    """A query that runs in a thread of its own, so that Ctrl-C can end it on the server.

    As a context manager it ends the query when it is left before its end.

    Parameters
    ----------
    store : Store
    ask : Ask
    seconds : float
        How long it may take.
    rows : int
        How many rows it may give.

    Attributes
    ----------
    columns : list of str
        Known once the first batch is there.
    outcome : Outcome or None
        What came of it, once all rows were given.
    """

    def __init__(self, store: "Store", ask: Ask, seconds: float, rows: int) -> None:
        self.columns: list[str] = []
        self.outcome: Outcome | None = None
        self._answer: Answer | None = None
        self._is_cancelled = threading.Event()
        self._given: queue.Queue[Any] = queue.Queue(WAITING)  # a slow screen slows the server
        self._thread = threading.Thread(
            target=self._work, args=(store, ask, seconds, rows), daemon=True
        )
        self._thread.start()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        """End the query where nobody takes its rows any more: Ctrl-C, a closed pipe, an error."""
        if self._thread.is_alive():
            self.cancel()

    def rows(self) -> Iterator[Row]:
        """Give the rows one by one; an error of the query is raised here."""
        for batch in self.batches(1):
            yield from batch

    def batches(self, size: int) -> Iterator[list[Row]]:
        """Give the rows in batches: full ones, or what has come after a moment's waiting."""
        batch: list[Row] = []
        since = 0.0
        while (got := self._next(PATIENCE_SECONDS if batch else None)) is not _END:
            if got is not None:
                since = since if batch else time.monotonic()
                batch.append(got)
            if batch and (len(batch) >= size or time.monotonic() - since > PATIENCE_SECONDS):
                yield batch
                batch = []
        if batch:
            yield batch

    def cancel(self) -> None:
        """End the query on the server, and wait for its end."""
        self._is_cancelled.set()
        while self._thread.is_alive():
            if self._answer:
                self._answer.cancel()
            self._drain()
            self._thread.join(0.1)
        # Whoever still waits for a row is told why none comes.
        self._drain()
        self._given.put(cancelled())

    def _next(self, seconds: float | None) -> Any:  # noqa: ANN401 - a row, the end, or nothing yet
        """Wait for a row; in slices, for a wait without end could not be interrupted everywhere."""
        until = None if seconds is None else time.monotonic() + seconds
        while True:
            try:
                got = self._given.get(timeout=0.1)
            except queue.Empty:
                if until is not None and time.monotonic() > until:
                    return None
                continue
            if isinstance(got, Exception):
                raise got
            return got

    def _drain(self) -> None:
        while not self._given.empty():
            self._given.get_nowait()

    def _work(self, store: "Store", ask: Ask, seconds: float, rows: int) -> None:
        try:
            with guarded(store, ask.cypher, ask.parameters, timeout=seconds, rows=rows) as answer:
                self._answer = answer
                self.columns = list(answer.columns)
                for row in answer:
                    if self._is_cancelled.is_set():
                        return
                    self._given.put(row)
                self.outcome = answer.outcome
        except Exception as error:  # noqa: BLE001 - raised again where the rows are taken
            self._given.put(error)
        finally:
            self._given.put(_END)
