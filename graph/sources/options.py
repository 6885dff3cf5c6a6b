"""What a source is told on the command line beside its path."""

from collections.abc import Mapping

from leylines.graph.errors import SourceError

NAMING_FILES = frozenset({"mapping"})
"""Options, of whichever source, that name a file: what it holds belongs to what is read."""


def check_options(source: str, options: Mapping[str, str], known: Mapping[str, str]) -> None:
    """Refuse options that a source does not know.

    Parameters
    ----------
    known : mapping of str to str
        What each option of the source says, by name.

    Raises
    ------
    SourceError
        Naming the ones that there are.
    """
    for name in options:
        if name not in known:
            there_are = f"It knows {', '.join(known)}." if known else "It knows none."
            raise SourceError(f"The source {source} has no option {name!r}", cure=there_are)
