"""Rows that wait on disk, parted by their id, so that all rows of an id come back together."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pyarrow as pa

from leylines.graph.loading.batches import pc
from leylines.graph.sources.identity import hashed

PARTS = 16
"""Memory holds one part at a time."""


class Spool:
    """Tables of one schema with a column ``id``, written bit by bit and read back in parts.

    Within a part the rows are in the order in which they were added.

    Examples
    --------
    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     spool = Spool(Path(folder) / "ids")
    ...     spool.add(pa.table({"id": ["a", "b"]}))
    ...     spool.add(pa.table({"id": ["a"]}))
    ...     sorted(part["id"].to_pylist() for part in spool.parts())
    [['a', 'a'], ['b']]
    """

    def __init__(self, folder: Path) -> None:
        folder.mkdir()
        self._files = [folder / f"{part}.arrow" for part in range(PARTS)]
        self._writers: dict[int, pa.RecordBatchStreamWriter] = {}

    def add(self, rows: pa.Table) -> None:
        """Add rows; none of their ids may be null."""
        parts = part_of(rows["id"])
        for part in np.unique(parts).tolist():
            some = rows.filter(pa.array(parts == part))
            if part not in self._writers:
                self._writers[part] = pa.ipc.new_stream(str(self._files[part]), some.schema)
            self._writers[part].write_table(some)

    def parts(self) -> Iterator[pa.Table]:
        """Yield all that was added, parted; nothing can be added after that."""
        for part in sorted(self._writers):
            self._writers[part].close()
            with (
                pa.OSFile(str(self._files[part]), "rb") as file,
                pa.ipc.open_stream(file) as reader,
            ):
                yield reader.read_all()
            self._files[part].unlink()


def part_of(ids: "pa.ChunkedArray[pa.StringScalar]") -> np.ndarray[tuple[int], np.dtype[np.int64]]:
    """Return the part of each id, (n,) int64."""
    # What is hashed may not be empty.
    keys = pc.binary_join_element_wise("=", ids, "").combine_chunks()
    return (hashed(keys) % np.uint64(PARTS)).astype(np.int64)
