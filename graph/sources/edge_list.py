"""Edge lists of any make: a line for each edge, its columns chosen by number or by name.

``1 2``, ``ann;bob;3``, ``source,target,date``: what programs and papers write where nobody has
agreed on more. A line is an interaction, with ``directed=no`` one each way; lines that begin with
``#`` or ``%`` are comments.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pyarrow as pa
import pyarrow.compute

from leylines.graph.errors import SourceError
from leylines.graph.model import Batch, Reject
from leylines.graph.sources.edge_columns import EdgeColumns, edge_columns
from leylines.graph.sources.edge_lines import edge_lines
from leylines.graph.sources.encoding import shown
from leylines.graph.sources.options import check_options
from leylines.graph.sources.rows import MOST_SHOWN, Rows
from leylines.graph.sources.table.mapping import FileMapping
from leylines.graph.sources.table.source import mapped_batches

# The stubs of pyarrow know each function of `compute` only for some of the types that it takes.
pc: Any = pyarrow.compute


class EdgeList:
    """An edge list with columns of any order, parted by anything."""

    name = "edgelist"
    title = "Edge list with columns of any order, parted by anything"
    carries = frozenset({"times", "communities"})
    described = "docs/sources/edgelist.md"
    options: Mapping[str, str] = MappingProxyType(
        {
            "separator": "what parts the columns: comma, tab, space (any white space) or a text; "
            "if nothing else is said, the tab, ; , or | that the first line has, else white space",
            "header": "yes or no: whether the first line names the columns; if nothing else is "
            "said, yes where it begins with source, src or from or a column is named",
            "actor": "the column of who acts, by number or name; 1 if nothing else is said",
            "target": "the column of who is acted upon; 2 if nothing else is said",
            "at": "the column of the time, or one time for all; 3 if nothing else is said",
            "zone": "of times that are written without one, as Europe/Berlin or +01:00",
            "format": "of the times, as in strptime: %d.%m.%Y",
            "weight": "the column of the weight",
            "kind": "of interaction: a column, or one for all; REPLIED if nothing else is said",
            "community": "the column of where it happened",
            "directed": "no, if an edge says that both act upon each other",
        }
    )

    def files(self, path: Path) -> tuple[Path, ...]:
        """Return the file."""
        if not path.is_file():
            raise SourceError(
                "There is no such file", where=str(path), cure="Name the edge list, a file."
            )
        return (path,)

    def batches(self, path: Path, options: Mapping[str, str]) -> Iterator[Batch]:
        """Yield the lines as interactions; see :class:`~leylines.graph.sources.source.Source`."""
        check_options(self.name, options, self.options)
        (file,) = self.files(path)
        first = next((text[0].as_py() for text, _ in edge_lines(file, "#%") if len(text)), None)
        if first is not None:
            columns = edge_columns(first, options, str(file))
            yield from mapped_batches([_EdgeFile(file.name, file, columns.mapping, columns)], {})


@dataclass(slots=True)
class _EdgeFile:
    """An edge list and what its columns are."""

    name: str
    file: Path
    of: FileMapping
    columns: EdgeColumns

    def rows(self) -> Iterator[Rows]:
        """Yield the lines, their fields as columns."""
        has_header = self.columns.has_header
        for text, numbers in edge_lines(self.file, "#%"):
            if has_header and len(text):
                text, numbers, has_header = text[1:], numbers[1:], False
            yield self._rows(text, numbers)

    def check_seen(self) -> None:
        """Do nothing: the first line has told the columns."""

    def _rows(self, text: Any, numbers: Any) -> Rows:  # noqa: ANN401 - arrays
        fields, width = fields_of(text, self.columns.separator), len(self.columns.names)
        sizes = pc.list_value_length(fields)
        fits = pc.equal(sizes, width)
        broken: Sequence[Reject] = ()
        if not pc.all(fits).as_py():
            broken = [
                Reject(
                    self.name,
                    int(number),
                    "",
                    f"{size.as_py()} fields where the first line has {width}",
                    shown(line.as_py())[:MOST_SHOWN],
                )
                for number, size, line, fit in zip(numbers, sizes, text, fits, strict=True)
                if not fit.as_py()
            ]
            numbers = numbers[fits.to_numpy(zero_copy_only=False)]
            fields, text = fields.filter(fits), text.filter(fits)
        columns = {
            name: pc.list_element(fields, place)
            for place, name in enumerate(self.columns.names)
            if len(text)
        }
        return Rows(columns, numbers, lambda position: shown(text[position].as_py()), broken)


def fields_of(text: "pa.Array[Any]", separator: str) -> "pa.Array[Any]":
    """Return the fields of lines, without white space and quotes around them.

    Parameters
    ----------
    text : Array of str
    separator : str
        Nothing for any white space.

    Examples
    --------
    >>> fields_of(pa.array(['"ann"; bob']), ";").to_pylist()
    [['ann', 'bob']]
    """
    text = pc.utf8_trim(text, " \r\n") if separator else pc.utf8_trim_whitespace(text)
    lists = pc.split_pattern(text, separator) if separator else pc.utf8_split_whitespace(text)
    items = pc.utf8_trim(pc.utf8_trim_whitespace(pc.list_flatten(lists)), '"')
    return pa.ListArray.from_arrays(lists.offsets, items)
