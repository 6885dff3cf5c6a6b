"""One line of the console after the other: what it asks for is done, and its end noted."""

import sys
import time
from collections.abc import Iterable, Iterator
from contextlib import suppress

from leylines.graph.errors import LeylinesError, QueryError
from leylines.queries.console.requests import Ask, End, Listing, Open, Said, Save
from leylines.queries.console.session import Session
from leylines.queries.console.statements import is_finished, says_something, split
from leylines.ui.cli.screen import diagnostics, print_table, say, shown
from leylines.ui.cli.write import write
from leylines.ui.console.run import Running
from leylines.ui.console.show import open_answer, save_answer, show_listing, show_plan, show_rows


class Ended(Exception):  # noqa: N818 - the end is no error
    """The console was told to end."""


def statements_of(lines: Iterable[str]) -> Iterator[str]:
    r"""Give each statement as soon as its last line is there; the last needs no semicolon.

    Examples
    --------
    >>> list(statements_of(["RETURN 1;", ":help", "RETURN", "2"]))
    ['RETURN 1', ':help', 'RETURN\n2']
    """
    text = ""
    for line in lines:
        text += line.rstrip("\n") + "\n"
        if is_finished(text):
            yield from split(text)[0]
            text = ""
    done, rest = split(text)
    yield from done
    if says_something(rest):
        yield rest


def run_all(session: Session, lines: Iterable[str]) -> None:
    """Run what comes from a pipe; the first error ends it."""
    for statement in statements_of(lines):
        run_statement(session, statement)


def run_statement(session: Session, statement: str, *, told: bool = False) -> None:
    """Do what one statement asks for.

    Parameters
    ----------
    session : Session
    statement : str
    told : bool
        Whether somebody wants to read how long it took.

    Raises
    ------
    LeylinesError
        If it cannot be done; noted in the history before.
    Ended
        If it says that this is the end.
    """
    began = time.monotonic()
    status, rows = "done", None
    try:
        rows = _do(session, statement, told=told)
    except LeylinesError as error:
        status = error.what
        raise
    except KeyboardInterrupt:
        status = "cancelled"
        raise
    finally:
        session.history.add(
            statement, seconds=round(time.monotonic() - began, 3), rows=rows, status=status
        )


def _do(session: Session, statement: str, *, told: bool) -> int | None:
    match session.read(statement):
        case Said(text):
            for line in text.splitlines():
                say(shown(line))
        case Listing() as listing:
            show_listing(listing)
        case Save() as request:
            count = save_answer(session, request)
            say(f"{count:,} rows written to {shown(request.path)}.")
            return count
        case Open() as request:
            say(shown(open_answer(session, request)))
        case End():
            raise Ended
        case Ask(how="run") as ask:
            return _answer(session, ask, told=told)
        case Ask(how="write") as ask:
            return _change(session, ask)
        case Ask() as ask:
            show_plan(session, ask)
    return None


def _answer(session: Session, ask: Ask, *, told: bool) -> int:
    with Running(session.store, ask, session.seconds, session.rows) as running:
        count = show_rows(running, session.form)
    outcome = running.outcome
    if outcome and (told or outcome.cut):
        cut = (
            " There are more: :limit shows more of them, :save FILE writes all."
            if outcome.cut
            else ""
        )
        diagnostics().print(f"{_rows(count)} in {outcome.seconds:.2f} s.{cut}", style="dim")
    for remark in outcome.notifications if outcome and told else ():
        diagnostics().print(shown(remark), style="dim", markup=False)
    return count


def _change(session: Session, ask: Ask) -> int:
    """Show what Cypher would change, ask, and then change it; where nobody can be asked, do not."""
    if not sys.stdin.isatty():
        raise QueryError("There is nobody to ask", cure="Use `leylines query --write --yes`.")
    rows = write(session.store, ask.cypher, ask.parameters, timeout=session.seconds, agreed=False)
    if rows:
        print_table(rows, {name: name for name in rows[0]})
    return len(rows)


def _rows(count: int) -> str:
    return "1 row" if count == 1 else f"{count:,} rows"


def converse(session: Session, ask_for: Iterator[str]) -> None:
    """Talk with a person until they have enough: an error or Ctrl-C ends a query, nothing more.

    Parameters
    ----------
    session : Session
    ask_for : iterator of str
        Gives what the person types, each time whole statements.
    """
    with suppress(Ended):
        for text in ask_for:
            for statement in statements_of(text.splitlines()):
                try:
                    run_statement(session, statement, told=True)
                except LeylinesError as error:
                    diagnostics().print(shown(error), style="red", markup=False)
                    break
                except KeyboardInterrupt:
                    diagnostics().print("Cancelled; the server has ended it.")
                    break
