"""One synchronisation at a time: who comes second is told who is at it."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from leylines.graph.errors import LoadError
from leylines.graph.only import only_one


@contextmanager
def only_sync(folder: Path, config: Path) -> Iterator[None]:
    """Keep others that share the data folder from synchronising.

    Raises
    ------
    LoadError
        If somebody is at it already; it says which process, since when, and with what.
    """

    def refusal(who: str) -> LoadError:
        return LoadError(
            f"Another synchronisation is under way{who}",
            where=str(folder),
            cure="Let it finish, or end it; the next one goes on where it was.",
        )

    with only_one(folder / "sync.lock", refusal, config):
        yield
