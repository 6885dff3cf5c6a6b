"""The source itself: what is looked up first, then what repeats, then the batches."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path
from types import MappingProxyType
from typing import Any, Protocol

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from leylines.graph.errors import SourceError
from leylines.graph.model import SCHEMAS, Batch, Reject, Table
from leylines.graph.sources.identity import ids_of, keys_of
from leylines.graph.sources.options import check_options
from leylines.graph.sources.records import TOLD_OF
from leylines.graph.sources.rows import MOST_SHOWN, Problems, Rows
from leylines.graph.sources.table.convert import Indexes, Made, Mask, joined, made_of
from leylines.graph.sources.table.expressions import Scope
from leylines.graph.sources.table.inputs import Input, found_inputs
from leylines.graph.sources.table.lookups import Index, Lookup
from leylines.graph.sources.table.mapping import FileMapping, TableMapping
from leylines.graph.sources.table.numberings import Numberings
from leylines.graph.sources.table.read_mapping import read_mapping
from leylines.graph.sources.tree import files_of

MAPPING = "mapping.toml"
REPEATED = "an earlier row has the same id"


class MappedTable:
    """Any CSV, JSON Lines or Parquet, through a mapping."""

    name = "table"
    title = "Any CSV, TSV, JSON Lines or Parquet, through a mapping file"
    carries = frozenset({"times", "contents", "communities", "likes", "persons"})
    described = "docs/sources/table.md"
    options: Mapping[str, str] = MappingProxyType(
        {"mapping": f"the file that says what the columns are; {MAPPING} beside the data if not"}
    )

    def files(self, path: Path) -> tuple[Path, ...]:
        """Return the file, or those of the folder, the mapping among them."""
        beside = path.with_name(MAPPING)
        named = (beside,) if path.is_file() and beside.is_file() else ()
        return (*files_of(path), *named)

    def batches(self, path: Path, options: Mapping[str, str]) -> Iterator[Batch]:
        """Yield what the mapping makes of the rows; see :class:`~..source.Source`."""
        check_options(self.name, options, self.options)
        self.files(path)
        beside = (path if path.is_dir() else path.parent) / MAPPING
        mapping = read_mapping(Path(options["mapping"]) if "mapping" in options else beside)
        inputs = found_inputs(path, mapping)
        for each in inputs:
            each.check()
        yield from mapped_batches(inputs, _indexes(mapping, inputs))


class Readable(Protocol):
    """A file whose rows a mapping speaks of, read the same way each time."""

    name: str
    file: Path
    of: FileMapping

    def rows(self) -> Iterator[Rows]:
        """Yield the rows."""
        ...

    def check_seen(self) -> None:
        """Refuse what only who has read everything can see."""
        ...


def mapped_batches(inputs: Sequence[Readable], indexes: Indexes) -> Iterator[Batch]:
    """Yield what mappings make of files; each is read twice, for only so repeats are known."""
    with ExitStack() as stack:
        numberings = Numberings(stack)
        for each in inputs:
            for rows in each.rows():
                for made in made_of(rows, each.of, indexes)[0]:
                    numberings.of(made).add(keys_of(made.records))
        for each in inputs:
            each.check_seen()
        for each in inputs:
            for rows in each.rows():
                yield _batch(each, rows, indexes, numberings)


def _indexes(mapping: TableMapping, inputs: Sequence[Input]) -> Indexes:
    return {
        lookup: Index(
            pair for each in inputs if each.of.name == lookup.name for pair in _pairs(each, lookup)
        )
        for _, lookup in mapping.lookups
    }


def _pairs(each: Input, lookup: Lookup) -> Iterator[tuple["pa.Array[Any]", "pa.Array[Any]"]]:
    for rows in each.rows():
        scope = Scope(rows.columns, len(rows.lines), {})
        yield scope.text(lookup.of), scope.text(lookup.give)


def _batch(each: Readable, rows: Rows, indexes: Indexes, numberings: Numberings) -> Batch:
    made, problems = made_of(rows, each.of, indexes)
    identified = [_identified(each, one, numberings) for one in made]
    for one, _, repeats in identified:
        if one.output.table not in TOLD_OF:
            repeated = np.zeros(len(rows.lines), dtype=bool)
            repeated[one.positions[repeats]] = True
            problems.add(pa.array(repeated), "id", REPEATED)
    good = problems.first < 0
    parts: dict[Table, list[pa.RecordBatch]] = {}
    for one, numbers, _ in identified:
        keep = good[one.positions]
        if one.output.table in TOLD_OF:
            keep = numberings.told_first(one, numbers, keep)
        records = one.only(keep).records
        if len(records):
            parts.setdefault(one.output.table, []).append(records.cast(SCHEMAS[one.output.table]))
    return Batch(
        records={table: joined(parts[table]) for table in SCHEMAS if table in parts},
        rows_read=len(rows.lines) + len(rows.broken),
        rejects=_rejects(each.name, rows, problems),
        file=each.name,
    )


def _identified(
    each: Readable, made: Made, numberings: Numberings
) -> tuple[Made, NDArray[np.int64], Mask]:
    """Return records with ids, their numbers among their equals, and which repeat a given id."""
    given, keys = made.records.column("id"), keys_of(made.records)
    try:
        numbers = numberings.of(made).number(keys)
    except ValueError:
        raise SourceError(
            "The file changed while it was read", where=str(each.file), cure="Load it again."
        ) from None
    repeats = given.is_valid().to_numpy(zero_copy_only=False) & (numbers > 0)
    records = made.records
    if given.null_count:
        records = records.set_column(0, "id", ids_of(records, keys, numbers))
    return Made(made.output, records, made.positions), numbers, repeats


def _rejects(file: str, rows: Rows, problems: Problems) -> list[Reject]:
    found = [Reject(file, each.line, each.column, each.reason, each.row) for each in rows.broken]
    for position in np.flatnonzero(problems.first >= 0).tolist():
        column, reason = problems.reasons[problems.first[position]]
        shown = rows.text(position)[:MOST_SHOWN]
        found.append(Reject(file, int(rows.lines[position]), column, reason, shown))
    return sorted(found, key=lambda reject: reject.line)
