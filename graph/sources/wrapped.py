"""A source around another one: what it is told as stays, what it yields may be less."""

from pathlib import Path

from leylines.graph.sources.source import Source


class Wrapped:
    """The part that every wrapper has in common.

    Parameters
    ----------
    source : Source
        What is wrapped.

    Attributes
    ----------
    protection : str
        What is kept back, where that makes other batches of the same files; empty: nothing.
    """

    def __init__(self, source: Source) -> None:
        self._source = source
        self.name, self.title, self.carries = source.name, source.title, source.carries
        self.described, self.options = source.described, source.options
        self.protection = protection_of(source)

    def files(self, path: Path) -> tuple[Path, ...]:
        """Return the files of the source."""
        return self._source.files(path)


def protection_of(source: Source) -> str:
    """Return what a source keeps back; one that is not wrapped keeps back nothing."""
    return source.protection if isinstance(source, Wrapped) else ""
