"""One analysis of a graph at a time: who comes second is told who is at it."""

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from leylines.graph.errors import AnalysisError
from leylines.graph.only import only_one
from leylines.graph.server import Address


@contextmanager
def only_analysis(folder: Path, address: Address) -> Iterator[None]:
    """Keep others that share a folder from analysing the same graph.

    Two at once would each sweep up what the other has half written.

    Raises
    ------
    AnalysisError
        If somebody is at it already; it says which process, and since when.
    """

    def refusal(who: str) -> AnalysisError:
        return AnalysisError(
            f"Another analysis of this graph is under way{who}",
            where=address.uri,
            cure="Let it finish, or end it; then analyse again.",
        )

    with only_one(folder / f"{_name(address)}.lock", refusal):
        yield


def _name(address: Address) -> str:
    """Return what the graph's files are called; the embedded server's port changes."""
    place = "embedded" if address.embedded else address.uri
    return hashlib.sha256(f"{place}\n{address.database}".encode()).hexdigest()[:16]
