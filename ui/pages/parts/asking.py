"""A query that runs while the page goes on: its rows are gathered, and it can be cancelled."""

import time
from threading import Thread
from typing import TYPE_CHECKING, Any

from leylines.graph.errors import LeylinesError
from leylines.queries.console.requests import Ask
from leylines.ui.console.run import Running

if TYPE_CHECKING:
    from leylines.graph.store import Store


class Asking:
    """What was asked, and what has come of it so far.

    Parameters
    ----------
    store : Store
    ask : Ask
    seconds : float
        How long it may take.
    rows : int
        How many rows are gathered at most.

    Attributes
    ----------
    rows : list of dict
        Those that have come.
    error : LeylinesError or None
        Why there are no more.
    seconds : float
        How long it has taken.
    """

    def __init__(self, store: "Store", ask: Ask, seconds: float, rows: int) -> None:
        self.ask = ask
        self.rows: list[dict[str, Any]] = []
        self.error: LeylinesError | None = None
        self._running = Running(store, ask, seconds, rows)
        self._began = time.monotonic()
        self._ended: float | None = None
        self._thread = Thread(target=self._gather, daemon=True)
        self._thread.start()

    @property
    def is_over(self) -> bool:
        """Whether nothing more comes."""
        return self._ended is not None

    @property
    def seconds(self) -> float:
        """How long it takes, or took."""
        return (self._ended or time.monotonic()) - self._began

    @property
    def columns(self) -> list[str]:
        """The names of the columns, once the first row is there."""
        return self._running.columns

    @property
    def was_cut(self) -> bool:
        """Whether there were more rows than are gathered."""
        return bool(self._running.outcome and self._running.outcome.cut)

    def wait(self, seconds: float) -> None:
        """Wait for the end, but not longer than this."""
        self._thread.join(seconds)

    def cancel(self) -> None:
        """End the query on the server."""
        self._running.cancel()

    def _gather(self) -> None:
        try:
            for row in self._running.rows():
                self.rows.append(row)
        except LeylinesError as error:
            self.error = error
        finally:
            self._ended = time.monotonic()
