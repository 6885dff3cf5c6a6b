"""What the command line shows: tables and JSON on stdout, progress and errors on stderr.

Names come from strangers: what would move a terminal's cursor, change its colours or turn the
direction of the text is shown as its escape instead.
"""

import json
import re
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, date, datetime
from typing import Any

from neo4j.graph import Entity, Path
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeElapsedColumn
from rich.progress import Progress as Bars
from rich.table import Table
from rich.text import Text

from leylines.graph.errors import LeylinesError
from leylines.graph.progress import Progress, silent
from leylines.graph.store.values import native

# Control characters of both sets, line and paragraph separators, and what overrides direction.
_UNSAFE = re.compile("[\x00-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
PIPED_WIDTH = 10_000
Row = Mapping[str, Any]
SECONDS_BETWEEN_LINES = 0.1
_in_lines = ContextVar("progress and errors are told in lines of JSON", default=False)


def shown(value: object) -> str:
    r"""Return a value as the text of one line, harmless to a terminal.

    Examples
    --------
    >>> shown("Eve\x1b[31m"), shown(0.12345), shown(None), shown(["a", 2])
    ('Eve\\x1b[31m', '0.123', '', 'a, 2')
    """
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case float():
            return f"{value:.3g}" if abs(value) < 1000 else f"{value:.0f}"
        case datetime():
            return moment(value)[:16].replace("T", " ")
        case list() | tuple():
            return ", ".join(shown(each) for each in value)
        case Entity() | Path():
            return shown(native(properties(value)))
        case dict():
            return ", ".join(f"{shown(key)}: {shown(each)}" for key, each in value.items())
    return _UNSAFE.sub(_escape, " ".join(str(value).splitlines()))


def harmless(text: str) -> str:
    r"""Return text of several lines in which nothing moves a terminal's cursor.

    Examples
    --------
    >>> harmless("a\tb\n\x1b[31m")
    'a\tb\n\\x1b[31m'
    """
    return re.sub(f"(?![\t\n]){_UNSAFE.pattern}", _escape, text)


def properties(value: Entity | Path) -> object:
    """Return the properties of a node or relationship, or of each on a path."""
    if isinstance(value, Path):
        return [dict(sorted(node.items())) for node in value.nodes]
    return dict(sorted(value.items()))


def _escape(match: re.Match[str]) -> str:
    return match[0].encode("unicode_escape").decode("ascii")


def moment(value: datetime) -> str:
    """Return a time as ISO 8601 text in UTC.

    Examples
    --------
    >>> moment(datetime(2026, 3, 4, 18, tzinfo=UTC))
    '2026-03-04T18:00:00Z'
    """
    text = (value.astimezone(UTC) if value.tzinfo else value).isoformat()
    return text.replace("+00:00", "Z")


def as_json(value: object) -> str:
    r"""Return a value as JSON text that is harmless to a terminal.

    Maps within rows are sorted by key, for Neo4j gives them in any order.

    Examples
    --------
    >>> print(as_json([{"name": "\x1b\x9b\u202e", "at": datetime(2026, 3, 4, tzinfo=UTC)}]))
    [
      {
        "name": "\u001b\u009b\u202e",
        "at": "2026-03-04T00:00:00Z"
      }
    ]
    """
    text = json.dumps(_plain(value, 0), ensure_ascii=False, indent=2, allow_nan=False)
    return re.sub(
        "[\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]",
        lambda match: f"\\u{ord(match[0]):04x}",
        text,
    )


def _plain(value: object, depth: int) -> object:
    match value:
        case Entity() | Path():
            return _plain(native(properties(value)), depth)
        case Mapping():
            keys = value if depth < 2 else sorted(value)
            return {str(key): _plain(value[key], depth + 1) for key in keys}
        case list() | tuple():
            return [_plain(each, depth + 1) for each in value]
        case datetime():
            return moment(value)
        case date():
            return value.isoformat()
        case float() if value != value or value in (float("inf"), float("-inf")):
            return None
        case None | bool() | int() | float() | str():
            return value
    return str(value)


def people(count: int) -> str:
    """Say how many people.

    Examples
    --------
    >>> people(1), people(2000)
    ('1 person', '2,000 people')
    """
    return "1 person" if count == 1 else f"{count:,} people"


def print_json(value: object) -> None:
    """Print one JSON document on stdout."""
    sys.stdout.write(as_json(value) + "\n")


def output() -> Console:
    """Return the console of stdout: as wide as the terminal, or as the data need if piped."""
    piped = not sys.stdout.isatty()
    return Console(file=sys.stdout, width=PIPED_WIDTH if piped else None, highlight=False)


def diagnostics() -> Console:
    """Return the console of stderr."""
    return Console(file=sys.stderr, highlight=False, soft_wrap=True)


def say(text: str) -> None:
    """Print a line that is read by people on stdout."""
    output().print(Text(text), soft_wrap=True)


def print_table(
    rows: Sequence[Mapping[str, Any]], columns: Mapping[str, str], *, title: str = ""
) -> None:
    """Print rows as a table.

    Parameters
    ----------
    rows : sequence of mappings
    columns : mapping of str to str
        Which keys of a row to show, and the heading of each.
    title : str, optional
        A line above it.
    """
    table = Table(box=None, pad_edge=False, header_style="bold", title_justify="left")
    for key, heading in columns.items():
        numeric = any(isinstance(row.get(key), int | float) for row in rows)
        table.add_column(
            Text(shown(heading)),
            justify="right" if numeric else "left",
            no_wrap=numeric,
            overflow="fold",
        )
    for row in rows:
        table.add_row(*(Text(shown(row.get(key))) for key in columns))
    console = output()
    with console.capture() as printed:
        if title:
            console.print(Text(shown(title), style="bold"), soft_wrap=True)
        console.print(table if rows else Text("  (none)"))
    # Rich pads the last column too; nobody wants those spaces in a file.
    sys.stdout.write("".join(f"{line.rstrip()}\n" for line in printed.get().splitlines()))


def tell_in_lines(wanted: bool) -> None:
    """Have progress and errors told to programs, a JSON object per line, instead of to people."""
    _in_lines.set(wanted)


@contextmanager
def progress(quiet: bool = False) -> Iterator[Progress]:
    """Give a function that shows on stderr how far long work is.

    It shows nothing when stderr is not a terminal or ``quiet`` is asked for, unless it was asked
    for in lines of JSON.
    """
    if _in_lines.get():
        yield _lines()
        return
    console = diagnostics()
    if quiet or not console.is_terminal:
        yield silent
        return
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with Bars(*columns, TimeElapsedColumn(), console=console, transient=True) as bars:
        tasks: dict[str, Any] = {}

        def report(task: str, done: int, total: int | None = None) -> None:
            if task not in tasks:
                tasks[task] = bars.add_task(shown(task), total=total)
            bars.update(tasks[task], completed=done, total=total)

        yield report


def tell_error(error: LeylinesError) -> None:
    """Say on stderr what is wrong, where, and what to do."""
    if _in_lines.get():
        told = {"what": error.what, "where": error.where, "cure": error.cure}
        _print_line({"error": told})
    else:
        diagnostics().print(f"Error: {shown(error)}", style="red", markup=False)


def _lines() -> Progress:
    """Return a function that writes reports as lines of JSON: each task's first and last, and some.

    Reports that follow each other faster than anybody can read would only cost time.
    """
    written: dict[str, float] = {}

    def report(task: str, done: int, total: int | None = None) -> None:
        now = time.monotonic()
        due = now - written.get(task, -SECONDS_BETWEEN_LINES) >= SECONDS_BETWEEN_LINES
        if due or done == total:
            written[task] = now
            _print_line({"task": task, "done": done, "total": total})

    return report


def _print_line(value: object) -> None:
    sys.stderr.write(json.dumps(value) + "\n")
    sys.stderr.flush()
