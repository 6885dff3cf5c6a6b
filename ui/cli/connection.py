"""The store that a command works on."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from leylines.ui.cli.screen import progress

if TYPE_CHECKING:
    from leylines.graph.store import Store


@contextmanager
def open_store(quiet: bool = False) -> Iterator["Store"]:
    """Connect to the graph, showing how far a download or start is."""
    from leylines.graph.store import connect

    with progress(quiet) as report:
        store = connect(progress=report)
    with store:
        yield store
