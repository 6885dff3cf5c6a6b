"""Cypher cut into tokens: enough to highlight it, to complete it and to know where it ends.

It never fails: what it does not know is a token of one sign, and an unfinished string or comment is
one that reaches to the end. Pygments' lexer of Cypher is not used, for it is that of Neo4j 3.3 and
knows neither parameters nor comments of several lines nor labels.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Literal

from leylines.queries.console.words import KEYWORDS, SUBQUERIES

Kind = Literal[
    "comment", "string", "parameter", "number", "keyword", "function", "label", "type",
    "property", "name", "sign", "space",
]  # fmt: skip

# What is not closed runs to the end, so that a half typed string is not read as Cypher.
_TOKEN = re.compile(
    r"""(?P<comment>//[^\n]*(?P<c0>\Z)?|/\*.*?(?:\*/|(?P<c1>\Z)))
    |(?P<string>'(?:\\.|\\\Z|[^'\\])*(?:'|(?P<s0>\Z))|"(?:\\.|\\\Z|[^"\\])*(?:"|(?P<s1>\Z)))
    |(?P<quoted>`(?:``|[^`])*(?:`|(?P<q0>\Z)))
    |(?P<parameter>\$(?:`[^`]*`?|\w+)?)
    |(?P<number>0[xXoO][0-9a-fA-F_]+|\d[\d_]*(?:\.\d+)?(?:[eE][+-]?\d+)?|\.\d+)
    |(?P<word>[^\W\d]\w*)
    |(?P<space>\s+)
    |(?P<sign><=|>=|<>|=~|->|<-|--|\.\.|\+=|\|\||.)""",
    re.VERBOSE | re.DOTALL,
)
_OPEN = ("c0", "c1", "s0", "s1", "q0")
_CLOSES = {")": "(", "]": "[", "}": "{"}
_IN_LABELS = frozenset(("|", "&", "!", "%", ":"))
_ALSO_FUNCTIONS = frozenset(("COUNT", "COLLECT", "EXISTS", "ANY", "ALL", "NONE", "SINGLE"))
_PLAIN: dict[str, Kind] = {
    "comment": "comment",
    "string": "string",
    "parameter": "parameter",
    "number": "number",
    "space": "space",
    "sign": "sign",
}


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of Cypher: what it is, its text, where it begins; ``open``: its end is missing."""

    kind: Kind
    text: str
    start: int
    open: bool = False

    @property
    def end(self) -> int:
        """The position after it."""
        return self.start + len(self.text)


@dataclass(slots=True)
class Bracket:
    """A bracket that is open: a pattern's, with the labels or types named in it, or another."""

    sign: str
    is_relationship: bool = False
    is_map: bool = False
    names: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Scan:
    """What some Cypher consists of, and which brackets are open at its end."""

    tokens: tuple[Token, ...]
    brackets: tuple[Bracket, ...]

    @property
    def significant(self) -> list[Token]:
        """The tokens that are neither space nor comment."""
        return [token for token in self.tokens if token.kind not in ("space", "comment")]


def scan(text: str) -> Scan:
    """Cut Cypher into tokens; together they are the whole text.

    Examples
    --------
    >>> [(token.kind, token.text) for token in scan("MATCH (p:Person)").significant]
    [('keyword', 'MATCH'), ('sign', '('), ('name', 'p'), ('sign', ':'), ('label', 'Person'),
    ('sign', ')')]
    """
    reader = _Reader()
    tokens = list(reader.read(text))
    return Scan(tuple(_with_functions(tokens)), tuple(reader.stack))


class _Reader:
    """Reads on from token to token, knowing the one before and the open brackets."""

    def __init__(self) -> None:
        self.stack: list[Bracket] = []
        self.last = ""
        self.in_labels = False

    def read(self, text: str) -> Iterator[Token]:
        for match in _TOKEN.finditer(text):
            raw = str(match.lastgroup)  # the outermost group, which closes last
            kind = self.name_kind(match[0], raw) if raw in ("word", "quoted") else _PLAIN[raw]
            is_open = any(match[name] is not None for name in _OPEN)
            yield Token(kind, match[0], match.start(), is_open)
            if kind not in ("space", "comment"):
                self.note(match[0], kind)

    def name_kind(self, text: str, raw: str) -> Kind:
        """Tell by what stands before it what a word is."""
        top = self.stack[-1] if self.stack else None
        if self.last == ".":
            return "property"
        if self.in_labels and self.last in _IN_LABELS:
            return "type" if top and top.is_relationship else "label"
        if top and top.is_map and self.last in ("{", ","):
            return "property"
        return "keyword" if raw == "word" and text.upper() in KEYWORDS else "name"

    def note(self, text: str, kind: Kind) -> None:
        """Remember what the next tokens depend on."""
        top = self.stack[-1] if self.stack else None
        if kind in ("label", "type") and top:
            top.names.append(unquoted(text))
        if kind == "sign" and text in "([{":
            self.stack.append(self.opened(text))
        elif kind == "sign" and text in _CLOSES:
            self.close(_CLOSES[text])
        if text == ":":
            self.in_labels = not (top and top.is_map)
        elif kind not in ("label", "type") and text not in _IN_LABELS:
            self.in_labels = False
        self.last = text

    def opened(self, sign: str) -> Bracket:
        above = self.stack[-1] if self.stack else None
        is_map = sign == "{" and self.last != ")" and self.last.upper() not in SUBQUERIES
        names = list(above.names) if is_map and above else []
        return Bracket(sign, sign == "[" and self.last in ("-", "<-"), is_map, names)

    def close(self, sign: str) -> None:
        """Close the nearest bracket of that kind, and what was left open within it."""
        places = [place for place, bracket in enumerate(self.stack) if bracket.sign == sign]
        if places:
            del self.stack[places[-1] :]


def _with_functions(tokens: list[Token]) -> Iterator[Token]:
    """Call what a parenthesis follows, and is no keyword, a function."""
    for place, token in enumerate(tokens):
        after = tokens[place + 1].text if place + 1 < len(tokens) else ""
        called = after == "(" and token.kind in ("name", "property") and not token.open
        if called or (after == "(" and token.text.upper() in _ALSO_FUNCTIONS):
            yield replace(token, kind="function")
        else:
            yield token


def unquoted(name: str) -> str:
    """Return a name without its backticks.

    Examples
    --------
    >>> unquoted("`two words`"), unquoted("Person")
    ('two words', 'Person')
    """
    match = re.fullmatch(r"`((?:``|[^`])*)`?", name)  # its end may still have to be typed
    return match[1].replace("``", "`") if match else name


def quoted(name: str) -> str:
    """Return a name as Cypher takes it, in backticks where it needs them.

    Examples
    --------
    >>> quoted("two words"), quoted("Person")
    ('`two words`', 'Person')
    """
    return name if re.fullmatch(r"[^\W\d]\w*", name) else f"`{name.replace('`', '``')}`"
