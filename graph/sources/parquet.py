"""The canonical tables as Parquet."""

import json
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute
import pyarrow.parquet as pq

from leylines.graph.errors import SourceError
from leylines.graph.model import SCHEMAS, Table
from leylines.graph.sources.canonical import Canonical
from leylines.graph.sources.columns import canonical_columns
from leylines.graph.sources.encoding import shown
from leylines.graph.sources.json_lines import JsonLines
from leylines.graph.sources.lines import BATCH_ROWS
from leylines.graph.sources.rows import Rows

# The stubs of pyarrow know each function of `compute` only for some of the types that it takes.
pc: Any = pyarrow.compute


class Parquet(Canonical):
    """Canonical Parquet. A reject's line is the number of its row, from 1."""

    name = "parquet"
    title = "Canonical Parquet: interactions.parquet, or a folder of tables"
    endings = (".parquet",)

    def rows(self, file: Path, table: Table, options: Mapping[str, str]) -> Iterator[Rows]:  # noqa: ARG002 - Parquet leaves nothing open
        """Yield the rows of a Parquet file."""
        yield from parquet_rows(file, lambda schema: _columns(table, schema, str(file)))

    def mended_rows(self, file: Path, table: Table, options: Mapping[str, str]) -> Iterator[Rows]:
        """Yield rejected rows: they are shown, and read again, as JSON."""
        return JsonLines().rows(file, table, options)


def parquet_rows(file: Path, naming: Callable[[pa.Schema], Mapping[str, str]]) -> Iterator[Rows]:
    """Yield the rows of a Parquet file, their columns as they are typed; texts are UTF-8.

    Parameters
    ----------
    file : Path
    naming : function of a schema
        Chooses the columns that are read, and gives each its name.

    Raises
    ------
    SourceError
        If the file cannot be read, or ``naming`` refuses it.
    """
    try:
        # Without buffering ahead: a whole row group can be larger than memory.
        with pq.ParquetFile(file, pre_buffer=False) as parquet:
            columns = naming(parquet.schema_arrow)
            read = 0
            for batch in parquet.iter_batches(BATCH_ROWS, columns=list(columns)):
                yield _rows(batch, columns, read)
                read += batch.num_rows
    except (pa.ArrowException, OSError) as error:
        raise SourceError(
            f"The file cannot be read as Parquet: {error}",
            where=str(file),
            cure="Write it again and load it; what was loaded stays.",
        ) from error


def _columns(table: Table, schema: pa.Schema, where: str) -> Mapping[str, str]:
    """Return the canonical name of each column of the file that is one."""
    canonical = canonical_columns(table, schema.names, where)
    columns = {}
    for column, name in zip(schema, canonical, strict=True):
        if name in SCHEMAS[table].names:
            _check_type(column.name, column.type, SCHEMAS[table].field(name).type, where)
            columns[column.name] = name
    return columns


def _check_type(name: str, given: pa.DataType, wanted: pa.DataType, where: str) -> None:
    if pa.types.is_dictionary(given):
        given = given.value_type
    if pa.types.is_timestamp(given) and given.tz is None:
        raise SourceError(
            f"The times in {name!r} have no zone", where=where, cure="Store them in UTC."
        )
    if pa.types.is_list(wanted) and (pa.types.is_list(given) or pa.types.is_large_list(given)):
        given = given.value_type
    fits = _is_text(given) or pa.types.is_integer(given)
    fits |= pa.types.is_floating(given) and not (pa.types.is_string(wanted))
    fits |= pa.types.is_timestamp(given) and pa.types.is_timestamp(wanted)
    if not fits and not pa.types.is_null(given):
        raise SourceError(
            f"The column {name!r} is {given}, which cannot become {wanted}",
            where=where,
            cure="Store it as text or as the type that docs/sources.md gives.",
        )


def _is_text(given: pa.DataType) -> bool:
    return bool(
        pa.types.is_string(given)
        or pa.types.is_large_string(given)
        or pa.types.is_string_view(given)
    )


def _rows(batch: pa.RecordBatch, columns: Mapping[str, str], read: int) -> Rows:
    plain = {name: _plain(batch.column(given)) for given, name in columns.items()}
    lines = np.arange(read + 1, read + 1 + batch.num_rows)
    return Rows(plain, lines, lambda position: _shown(batch, position))


def _plain(column: "pa.Array[Any]") -> "pa.Array[Any]":
    kind = column.type
    if isinstance(column, pa.DictionaryArray):
        return _plain(column.dictionary_decode())
    if pa.types.is_null(kind) or _is_text(kind):
        column = pc.cast(column, pa.string())
        column.validate(full=True)  # text in Parquet need not be UTF-8
    return column


def _shown(batch: pa.RecordBatch, position: int) -> str:
    (row,) = batch.slice(position, 1).to_pylist()
    return shown(json.dumps(row, ensure_ascii=False, default=str))
