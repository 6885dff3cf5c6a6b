"""The canonical tables as JSON Lines: one object a line, UTF-8, plain or gzipped."""

import json
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import Any, BinaryIO

import numpy as np
import pyarrow as pa

from leylines.graph.model import SCHEMAS, Reject, Table
from leylines.graph.sources.canonical import BATCH_ROWS, Canonical
from leylines.graph.sources.opening import opened
from leylines.graph.sources.rows import ALSO_NAMED, MOST_SHOWN, Rows

LONGEST_LINE = 64 << 20
"""Bytes."""


class JsonLines(Canonical):
    """Canonical JSON Lines."""

    name = "jsonl"
    title = "Canonical JSON Lines: interactions.jsonl, or a folder of tables"
    endings = (".jsonl", ".jsonl.gz", ".ndjson")

    def rows(self, file: Path, table: Table) -> Iterator[Rows]:
        """Yield the rows of a JSON Lines file; a line that is no object is a reject of its own."""
        with opened(file) as raw:
            lines = _lines(raw)
            while True:
                good: list[tuple[int, dict[str, Any], bytes]] = []
                broken: list[Reject] = []
                for number, line in lines:
                    row, reason = _parse(table, number, line)
                    if row is None:
                        broken.append(Reject(file.name, number, "", reason, _shown(line)))
                    else:
                        good.append((number, row, line))
                    if len(good) + len(broken) == BATCH_ROWS:
                        break
                if not good and not broken:
                    return
                yield _rows(table, good, broken)


def _lines(raw: BinaryIO) -> Iterator[tuple[int, bytes]]:
    """Yield the lines that are not blank, with their numbers; of one too long its beginning."""
    for number in count(1):
        line = raw.readline(LONGEST_LINE)
        if not line:
            return
        rest = line
        while len(rest) == LONGEST_LINE and not rest.endswith(b"\n"):
            rest = raw.readline(LONGEST_LINE)
        if line.strip():
            yield number, line


def _parse(table: Table, number: int, line: bytes) -> tuple[dict[str, Any] | None, str]:
    if len(line) == LONGEST_LINE:
        return None, f"the line is longer than {LONGEST_LINE >> 20} MiB"
    try:
        text = line.decode("utf-8-sig" if number == 1 else "utf-8")
        row = json.loads(text)
    except UnicodeDecodeError:
        return None, "not UTF-8"
    except (ValueError, RecursionError) as error:
        return None, f"not JSON: {error}"
    if not isinstance(row, dict):
        return None, "not a JSON object"
    row = {ALSO_NAMED.get(name, name): value for name, value in row.items()}
    for column in SCHEMAS[table]:
        value = row.get(column.name)
        if isinstance(value, dict) or not _is_clean(value):
            return None, f"{column.name} cannot be used"
        if isinstance(value, list) and not (pa.types.is_list(column.type)):
            return None, f"{column.name} is a list"
    return row, ""


def _is_clean(value: object) -> bool:
    if isinstance(value, list):
        return all(isinstance(item, str) and _is_clean(item) for item in value)
    if not isinstance(value, str) or value.isascii():
        return True
    try:  # JSON can name half a surrogate pair, which is no text
        value.encode()
    except UnicodeEncodeError:
        return False
    return True


def _rows(
    table: Table, good: list[tuple[int, dict[str, Any], bytes]], broken: list[Reject]
) -> Rows:
    columns: dict[str, pa.Array[Any]] = {}
    for column in SCHEMAS[table]:
        values = [row.get(column.name) for _, row, _ in good]
        if pa.types.is_list(column.type):
            columns[column.name] = pa.array([_as_list(value) for value in values], column.type)
        else:
            columns[column.name] = pa.array([_as_text(value) for value in values], pa.string())
    numbers = np.array([number for number, _, _ in good], dtype=np.int64)
    return Rows(columns, numbers, lambda position: _shown(good[position][2]), broken)


def _as_text(value: object) -> str | None:
    if value is None or isinstance(value, str):
        return value
    return json.dumps(value)


def _as_list(value: object) -> list[str] | None:
    if value is None or isinstance(value, list):
        return value
    return [str(value)]


def _shown(line: bytes) -> str:
    return line[:MOST_SHOWN].decode(errors="backslashreplace").rstrip("\r\n")
