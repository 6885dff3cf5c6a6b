"""The prompt: several lines in colours, a menu of completions, what was typed before."""

import threading
from collections.abc import Iterable, Iterator
from contextlib import suppress

from prompt_toolkit import PromptSession
from prompt_toolkit.filters import Condition
from prompt_toolkit.formatted_text import StyleAndTextTuples
from prompt_toolkit.history import History as Typed
from prompt_toolkit.input import Input
from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent
from prompt_toolkit.output import Output

from leylines.graph.errors import LeylinesError
from leylines.queries.console.history import History
from leylines.queries.console.session import Session
from leylines.queries.console.statements import is_finished, says_something
from leylines.ui.cli.screen import diagnostics
from leylines.ui.console.lexer import STYLE, CypherCompleter, CypherLexer

PROMPT = "leylines> "
CONTINUED = "     ...> "


class FromHistory(Typed):
    """Lets the arrows reach the console's history, which is kept when a line has run."""

    def __init__(self, history: History) -> None:
        super().__init__()
        self._history = history

    def load_history_strings(self) -> Iterable[str]:
        """Give what was typed, the newest first."""
        return [_retyped(entry.text) for entry in reversed(self._history.entries)]

    def store_string(self, string: str) -> None:
        """Keep nothing: the console does, with what came of it."""


def _retyped(statement: str) -> str:
    return statement if statement.startswith(":") else f"{statement};"


def prompts(
    session: Session, *, input: Input | None = None, output: Output | None = None
) -> Iterator[str]:
    """Give what a person types, whole statements each time, until Ctrl-D.

    Parameters
    ----------
    session : Session
    input, output : optional
        Other ones than the terminal's.
    """
    prompt: PromptSession[str] = PromptSession(
        PROMPT,
        multiline=Condition(lambda: not _is_whole(prompt.default_buffer.text)),
        prompt_continuation=_continued,
        lexer=CypherLexer(),
        completer=CypherCompleter(session.known),
        complete_while_typing=True,
        complete_in_thread=True,
        history=FromHistory(session.history),
        key_bindings=_keys(),
        bottom_toolbar=lambda: _toolbar(session),
        style=STYLE,
        input=input,
        output=output,
    )
    while True:
        threading.Thread(target=_refresh, args=(session,), daemon=True).start()
        try:
            text = prompt.prompt()
        except KeyboardInterrupt:
            diagnostics().print("Ctrl-D ends the console.", style="dim")
            continue
        except EOFError:
            return
        if says_something(text):
            yield text


def _is_whole(text: str) -> bool:
    return is_finished(text) or not says_something(text)


def _refresh(session: Session) -> None:
    with suppress(LeylinesError):  # completion is a help: the next query tells what is wrong
        session.schema.now()


def _continued(_width: int, _line: int, _wrapped: int) -> StyleAndTextTuples:
    return [("class:continuation", CONTINUED)]


def _toolbar(session: Session) -> str:
    set_ = f" · {len(session.parameters)} parameters" if session.parameters else ""
    return (
        f" {session.store.address.uri} · {session.form} · at most {session.rows:,} rows, "
        f"{session.seconds:g} s{set_} · end a query with ; · :help"
    )


def _keys() -> KeyBindings:
    keys = KeyBindings()

    @keys.add("c-c")
    def _(event: KeyPressEvent) -> None:
        """Drop what is typed; with nothing typed, remind of the way out."""
        if event.current_buffer.text:
            event.current_buffer.reset()
        else:
            event.app.exit(exception=KeyboardInterrupt())

    return keys
