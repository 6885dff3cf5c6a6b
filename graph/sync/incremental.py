"""A source of which the batches that were loaded before are read, but not written again."""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from itertools import zip_longest
from pathlib import Path

from leylines.graph.loading.batches import split
from leylines.graph.model import Batch
from leylines.graph.sources.source import Source
from leylines.graph.sources.wrapped import Wrapped


class Incremental(Wrapped):
    """Wraps a source: the batches that begin it as they did the last time are emptied.

    Only the beginning counts. A batch that comes after one that has changed is written again, for
    of two batches that tell of the same thing the later one counts, and that must stay so. The
    rows and rejects of an emptied batch are counted as before, and it is as many pieces, so that
    a load that was begun in one way can be gone on with in the other.

    Parameters
    ----------
    source : Source
    known : sequence of str
        The digests of the batches that the last load was made of, in their order.

    Attributes
    ----------
    digests : list of str
        Those of the batches that were read.
    """

    def __init__(self, source: Source, known: Sequence[str]) -> None:
        super().__init__(source)
        self._known = known
        self.digests: list[str] = []

    def batches(self, path: Path, options: Mapping[str, str]) -> Iterator[Batch]:
        """Yield the batches of the source, those that are known without their records."""
        self.digests = []
        is_known = True
        batches = self._source.batches(path, options)
        for batch, known in zip_longest(batches, self._known):
            if batch is None:
                return
            self.digests.append(digest(batch))
            is_known = is_known and self.digests[-1] == known
            yield from emptied(batch) if is_known else (batch,)


def emptied(batch: Batch) -> Iterator[Batch]:
    """Yield the pieces of a batch without their records."""
    for piece in split(batch):
        yield Batch({}, piece.rows_read, piece.rejects, piece.file)


def digest(batch: Batch) -> str:
    """Return a text that is the same for batches that are equal."""
    told = hashlib.blake2b(digest_size=16)
    for table, records in sorted(batch.records.items()):
        told.update(table.encode() + memoryview(records.serialize()))
    rest = (batch.file, batch.rows_read, list(batch.rejects))
    removed = sorted((table, list(ids)) for table, ids in batch.removed.items())
    told.update(repr((rest, removed)).encode("utf-8", "surrogatepass"))
    return told.hexdigest()
