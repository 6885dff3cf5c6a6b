"""The canonical tables as Parquet."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from leylines.graph.errors import SourceError
from leylines.graph.model import SCHEMAS, Table
from leylines.graph.sources.canonical import BATCH_ROWS, Canonical
from leylines.graph.sources.rows import Rows, canonical_columns


class Parquet(Canonical):
    """Canonical Parquet. A reject's line is the number of its row, from 1."""

    name = "parquet"
    title = "Canonical Parquet: interactions.parquet, or a folder of tables"
    endings = (".parquet",)

    def rows(self, file: Path, table: Table) -> Iterator[Rows]:
        """Yield the rows of a Parquet file."""
        try:
            with pq.ParquetFile(file) as parquet:
                names = parquet.schema_arrow.names
                columns = canonical_columns(table, names, str(file))
                known = [
                    (given, name)
                    for given, name in zip(names, columns, strict=True)
                    if name in SCHEMAS[table].names
                ]
                wanted = [given for given, _ in known]
                read = 0
                for batch in parquet.iter_batches(BATCH_ROWS, columns=wanted):
                    yield _rows(batch, known, read)
                    read += batch.num_rows
        except (pa.ArrowException, OSError) as error:
            raise SourceError(
                f"The file cannot be read as Parquet: {error}",
                where=str(file),
                cure="Write it again and load it; what was loaded stays.",
            ) from error


def _rows(batch: pa.RecordBatch, known: list[tuple[str, str]], read: int) -> Rows:
    columns = {name: _plain(batch.column(given)) for given, name in known}
    lines = np.arange(read + 1, read + 1 + batch.num_rows)
    return Rows(columns, lines, lambda position: str(batch.slice(position, 1).to_pylist()[0]))


def _plain(column: "pa.Array[Any]") -> "pa.Array[Any]":
    if isinstance(column, pa.DictionaryArray):
        return column.dictionary_decode()
    return column
