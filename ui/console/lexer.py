"""The colours of Cypher while it is typed, and the menu of what may stand there."""

from collections.abc import Callable, Iterable

from prompt_toolkit.completion import CompleteEvent, Completer
from prompt_toolkit.completion import Completion as Offer
from prompt_toolkit.document import Document
from prompt_toolkit.formatted_text import StyleAndTextTuples
from prompt_toolkit.lexers import Lexer
from prompt_toolkit.styles import Style

from leylines.queries.console.completion import Known, complete
from leylines.queries.console.tokens import scan
from leylines.ui.cli.screen import shown

STYLE = Style.from_dict(
    {
        "keyword": "bold ansiblue",
        "function": "ansicyan",
        "label": "ansigreen",
        "type": "ansimagenta",
        "string": "ansiyellow",
        "number": "ansiyellow",
        "parameter": "bold ansicyan",
        "comment": "italic ansibrightblack",
        "command": "bold ansimagenta",
        "bottom-toolbar": "noreverse ansibrightblack",
        "continuation": "ansibrightblack",
    }
)


class CypherLexer(Lexer):
    """Colours by the console's own tokens, so that what is coloured is what is completed."""

    def lex_document(self, document: Document) -> Callable[[int], StyleAndTextTuples]:
        """Return a function that gives a line in its colours."""
        lines: list[StyleAndTextTuples] = [[]]
        for style, text in pieces(document.text):
            first, *others = text.split("\n")
            lines[-1].append((style, first))
            lines.extend([(style, other)] for other in others)
        return lambda number: lines[number] if number < len(lines) else []


def pieces(text: str) -> Iterable[tuple[str, str]]:
    """Return a text in pieces with the style of each.

    Examples
    --------
    >>> list(pieces(":limit 5"))
    [('class:command', ':limit'), ('', ' '), ('class:number', '5')]
    """
    command = text.split(maxsplit=1)[0] if text.startswith(":") else ""
    if command:
        yield "class:command", command
    for token in scan(text[len(command) :]).tokens:
        styled = token.kind not in ("space", "sign", "name", "property")
        yield (f"class:{token.kind}" if styled else ""), token.text


class CypherCompleter(Completer):
    """Offers what the console's core knows.

    Parameters
    ----------
    known : function
        Returns what there is to complete from.
    """

    def __init__(self, known: Callable[[], Known]) -> None:
        self._known = known

    def get_completions(self, document: Document, complete_event: CompleteEvent) -> Iterable[Offer]:
        """Give the completions at the cursor; of everything that may begin there only on Tab."""
        before = document.char_before_cursor
        if complete_event.text_inserted and not (before.isalnum() or before in ("_", *".:$|`")):
            return
        for each in complete(document.text, self._known(), document.cursor_position):
            if each.text != shown(each.text):  # a name that would move the cursor is not offered
                continue
            note = f"{each.kind} {shown(each.note)}".strip()
            yield Offer(each.text, each.start - document.cursor_position, display_meta=note[:80])
