"""What came of a line, on the screen or in a pipe."""

import sys
from collections.abc import Iterable, Iterator
from itertools import chain
from shutil import copyfileobj
from tempfile import NamedTemporaryFile
from typing import IO, TYPE_CHECKING
from urllib.parse import quote

from leylines.graph.errors import ExportError, QueryError
from leylines.queries.console.measure import planned
from leylines.queries.console.plan import tree
from leylines.queries.console.requests import Ask, Listing, Open, Save
from leylines.queries.console.session import Session
from leylines.ui.cli.screen import harmless, output, print_table, say
from leylines.ui.console.run import Row, Running
from leylines.ui.console.table import GrowingTable
from leylines.ui.exports.answers import WRITERS, Form, save

if TYPE_CHECKING:
    from leylines.graph.store import Store

BATCH = 100
EVERYTHING = 10_000_000
_PLAN = ("step", "rows", "expected", "db hits", "share", "details")


class ScreenFile:
    """A binary file that shows what is written to it; on a terminal nothing moves the cursor."""

    def write(self, data: bytes) -> int:
        """Show some bytes of UTF-8."""
        if sys.stdout.isatty():
            sys.stdout.write(harmless(data.decode("utf-8", "replace").replace("\r\n", "\n")))
        else:
            sys.stdout.flush()
            stream = getattr(sys.stdout, "buffer", None)
            if stream is None:
                sys.stdout.write(data.decode("utf-8", "replace"))
            else:
                stream.write(data)
        return len(data)


def show_rows(running: Running, form: str) -> int:
    """Show an answer as its rows come, and return how many there were."""
    if form == "table":
        return _show_table(running)
    return write_rows(running, form, ScreenFile())  # type: ignore[arg-type]  # has what is written to


def _show_table(running: Running) -> int:
    table, count = None, 0
    # Nobody waits for the first row of a pipe: there each column gets what its longest value needs.
    batches = running.batches(BATCH) if sys.stdout.isatty() else whole(running)
    for batch in batches:
        table = table or GrowingTable(running.columns)
        table.add(batch)
        count += len(batch)
    if not count:
        say("  (none)")
    return count


def whole(running: Running) -> Iterator[list[Row]]:
    """Give all rows in one batch, if there are any."""
    rows = list(running.rows())
    if rows:
        yield rows


def write_rows(running: Running, form: str, file: IO[bytes]) -> int:
    """Write an answer as its rows come; its columns are known with the first of them."""
    rows = counted(running.rows())
    first = next(rows, None)
    some: Iterable[Row] = rows if first is None else chain([first], rows)
    WRITERS[_form(form)](running.columns, some, file)
    return rows.count


class counted(Iterator[Row]):  # noqa: N801 - used as a function, like enumerate
    """The same rows, and how many there have been."""

    def __init__(self, rows: Iterator[Row]) -> None:
        self._rows, self.count = rows, 0

    def __next__(self) -> Row:
        row = next(self._rows)
        self.count += 1
        return row


def _form(name: str) -> Form:
    for form in WRITERS:
        if form == name:
            return form
    raise ExportError(f"There is no form {name!r}", cure=f"Use {', '.join(WRITERS)}.")


def show_listing(listing: Listing) -> None:
    """Show a table of the console's own."""
    print_table(listing.rows, {name: name for name in listing.columns})


def show_plan(session: Session, ask: Ask) -> None:
    """Show a query's plan as a tree."""
    rows = tree(planned(session.store, ask, session.seconds))
    names = [name for name in _PLAN if any(row[name] for row in rows)]
    table = GrowingTable(names)
    table.add(rows)


def write_answer(store: "Store", ask: Ask, form: str, seconds: float, limit: int) -> bool:
    """Write an answer to standard output as its rows come, and say whether the limit cut it.

    Raises
    ------
    ExportError
        If there is no such form, or Parquet's bytes would go to a terminal.
    """
    if form == "parquet" and sys.stdout.isatty():
        raise ExportError(
            "Parquet is not for a screen", cure="Send it to a file: … --format parquet > FILE."
        )
    with Running(store, ask, seconds, limit) as running:
        if form == "parquet":
            with NamedTemporaryFile() as file:  # a Parquet file is finished at its end
                write_rows(running, form, file)
                file.seek(0)
                copyfileobj(file, ScreenFile())
        else:
            show_rows(running, form)
    return bool(running.outcome and running.outcome.cut)


def save_answer(session: Session, request: Save) -> int:
    """Ask again, and write all rows into a file."""
    with Running(session.store, request.ask, session.seconds, EVERYTHING) as running:
        rows = counted(running.rows())
        first = next(rows, None)
        save(running.columns, rows if first is None else chain([first], rows), request.path)
    return rows.count


def open_answer(session: Session, request: Open) -> str:
    """Write an answer as a network, or say where the explorer shows it."""
    if request.path is None:
        return f"In the explorer (`leylines ui`): console?cypher={quote(request.ask.cypher)}"
    from leylines.ui.canvas.rows import rows_view
    from leylines.ui.exports import write

    with Running(session.store, request.ask, session.seconds, session.rows) as running:
        view = rows_view(running.rows(), request.path.stem)
    if not view.nodes:
        raise QueryError(
            "The answer holds no nodes, relationships or paths", cure="Return some: RETURN n, r."
        )
    write(view, request.path)
    return f"{view.sentence} Written to {request.path}."


def is_interactive() -> bool:
    """Say whether a person sits at both ends."""
    return sys.stdin.isatty() and output().is_terminal
