"""What a source is: a reader that turns files into batches of the canonical tables."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Protocol

from leylines.graph.model import Batch

CARRIES = frozenset(
    {
        "times",
        "contents",
        "communities",
        "likes",  # with who liked
        "like counts",  # without: a number, from which no interaction can be made
        "persons",
    }
)


class Source(Protocol):
    """Reads one format.

    Each format is one module of this package with one implementation; ``registry.py`` names them
    all, and one set of tests (``tests/graph/sources/test_contract.py``) holds for each of them.
    """

    name: str
    """What is typed on the command line."""
    title: str
    """What it reads, in a few words."""
    carries: frozenset[str]
    """Of ``CARRIES``: what the format can tell."""
    described: str
    """Where the format is documented."""
    options: Mapping[str, str]
    """What it can be told beside the path, by name: what the option says."""

    def files(self, path: Path) -> tuple[Path, ...]:
        """Return the files that would be read, in their order.

        Raises
        ------
        SourceError
            If ``path`` is not what this source reads.
        """
        ...

    def batches(self, path: Path, options: Mapping[str, str]) -> Iterator[Batch]:
        """Yield the content of ``path`` in batches, the same ones each time.

        Memory does not grow with the size of the files. A row that cannot be used is a reject of
        its batch; only what makes the whole file unreadable is an error.

        Parameters
        ----------
        path : Path
            A file or folder.
        options : mapping of str to str
            What the format leaves open, as ``name=value`` on the command line; an unknown name is
            an error.

        Raises
        ------
        SourceError
            If the file cannot be read as this format at all.
        """
        ...
