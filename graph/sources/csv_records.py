"""The records of a CSV file as Arrow reads them, in batches, each record with its line."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, BinaryIO, Literal

import numpy as np
import pyarrow as pa
import pyarrow.compute
import pyarrow.csv
from numpy.typing import NDArray

from leylines.graph.sources.encoding import DecodedStream
from leylines.graph.sources.lines import BATCH_ROWS

# The stubs of pyarrow know each function of `compute` only for some of the types that it takes.
pc: Any = pyarrow.compute

BLOCK = 1 << 20
"""Bytes, and so the most that a record can have. Arrow reads 32 blocks ahead."""

END = "\0end\0"
"""Put behind the last record: a quote that is never closed swallows it, and so is found."""


@dataclass(frozen=True, slots=True)
class Ragged:
    """A record with too few or too many fields."""

    line: int
    fields: int
    text: str


@dataclass(frozen=True, slots=True)
class Records:
    """Consecutive records: those of the right width, by place of their fields, and the others."""

    fields: pa.RecordBatch
    lines: NDArray[np.int64]
    ragged: list[Ragged]


@dataclass(slots=True)
class RecordReader:
    """Reads records, and says how far it is.

    Arrow numbers records, and a record may take several lines; so lines are counted by the line
    breaks in the values of every record.
    """

    width: int
    delimiter: str
    line: int
    """The last line read."""
    _record: int = 0
    _invalid: list[pa.csv.InvalidRow] = field(default_factory=list)

    def read(self, raw: BinaryIO) -> Iterator[Records]:
        """Yield the records, at most ``BATCH_ROWS`` at a time; the last one is :data:`END`.

        Raises
        ------
        ArrowInvalid
            If a record is longer than a block.
        """
        places = [str(place) for place in range(self.width)]
        end = "\n" + self.delimiter.join([END] * self.width) + "\n"
        blocks = pa.csv.open_csv(
            DecodedStream(raw, end.encode()),  # type: ignore[arg-type]  # any file object will do
            # With a single thread Arrow knows the number of an invalid row.
            pa.csv.ReadOptions(use_threads=False, block_size=BLOCK, column_names=places),
            pa.csv.ParseOptions(
                delimiter=self.delimiter,
                newlines_in_values=True,
                ignore_empty_lines=False,
                invalid_row_handler=self._keep,
            ),
            pa.csv.ConvertOptions(
                column_types=dict.fromkeys(places, pa.string()),
                strings_can_be_null=True,
                null_values=[""],
            ),
        )
        for block in blocks:
            for begin in range(0, max(block.num_rows, 1), BATCH_ROWS):
                yield self._numbered(block.slice(begin, BATCH_ROWS))

    def _keep(self, row: pa.csv.InvalidRow) -> Literal["skip"]:
        self._invalid.append(row)
        return "skip"

    def _numbered(self, batch: pa.RecordBatch) -> Records:
        size = batch.num_rows
        numbers = np.array([row.number for row in self._invalid], dtype=np.int64) - self._record - 1
        # The invalid row at place i has numbers[i] - i good ones before it.
        before = numbers - np.arange(len(numbers))
        here = int(np.searchsorted(before, size, side="right"))
        invalid, self._invalid = self._invalid[:here], self._invalid[here:]
        spans = np.ones(size + here, dtype=np.int64)
        is_good = np.ones(size + here, dtype=bool)
        is_good[numbers[:here]] = False
        spans[is_good] += _breaks(batch)
        spans[~is_good] += np.array([row.text.count("\n") for row in invalid], dtype=np.int64)
        begins = self.line + 1 + np.cumsum(spans) - spans
        self.line += int(spans.sum())
        self._record += size + here
        ragged = [
            Ragged(line, row.actual_columns, row.text)
            for line, row in zip(begins[~is_good].tolist(), invalid, strict=True)
        ]
        return Records(batch, begins[is_good], ragged)


def _breaks(batch: pa.RecordBatch) -> NDArray[np.int64]:
    """Return the number of line breaks in the values of each row."""
    breaks = np.zeros(batch.num_rows, dtype=np.int64)
    for column in batch.columns:
        breaks += pc.fill_null(pc.count_substring(column, "\n"), 0).to_numpy()
    return breaks
