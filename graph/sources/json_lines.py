"""The canonical tables as JSON Lines: one object a line, UTF-8, plain or gzipped."""

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from leylines.graph.model import Reject, Table
from leylines.graph.sources.canonical import Canonical
from leylines.graph.sources.columns import refuse_misspelt
from leylines.graph.sources.encoding import decoded, shown
from leylines.graph.sources.json_columns import columns_at_once, columns_one_by_one
from leylines.graph.sources.lines import numbered_lines
from leylines.graph.sources.opening import opened
from leylines.graph.sources.rows import MOST_KEPT, Rows

MARK = b"\xef\xbb\xbf"


class JsonLines(Canonical):
    """Canonical JSON Lines."""

    name = "jsonl"
    title = "Canonical JSON Lines: interactions.jsonl, or a folder of tables"
    endings = (".jsonl", ".jsonl.gz", ".ndjson", ".ndjson.gz")

    def rows(self, file: Path, table: Table, options: Mapping[str, str]) -> Iterator[Rows]:  # noqa: ARG002 - nothing is left open
        """Yield the rows of a JSON Lines file; a line that is no object is a reject of its own."""
        with opened(file) as raw:
            for number, block in numbered_lines(raw):
                if number == 1:
                    block[0] = block[0].removeprefix(MARK)
                    refuse_misspelt(table, _names(block[0]), f"{file}:1")
                lines = [line.strip() for line in block]
                places = [place for place, line in enumerate(lines) if line]
                numbers = np.array(places, dtype=np.int64) + number
                if places:
                    yield _rows(table, file.name, numbers, [lines[place] for place in places])


def _names(line: bytes) -> Sequence[str]:
    try:
        first = json.loads(line)
    except (ValueError, RecursionError):
        return []
    return list(first) if isinstance(first, dict) else []


def _rows(table: Table, file: str, numbers: NDArray[np.int64], lines: Sequence[bytes]) -> Rows:
    if columns := columns_at_once(table, lines):
        return Rows(columns, numbers, lambda position: _shown(lines[position]))
    columns, places, wrong = columns_one_by_one(table, lines)
    broken = [
        Reject(file, int(numbers[place]), column, reason, _shown(lines[place]))
        for place, (column, reason) in wrong.items()
    ]
    return Rows(columns, numbers[places], lambda position: _shown(lines[places[position]]), broken)


def _shown(line: bytes) -> str:
    return shown(decoded(line[:MOST_KEPT]))
