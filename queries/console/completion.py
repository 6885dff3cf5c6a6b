"""What may stand where the cursor is: keywords, names from the graph, parameters, commands."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal

from leylines.queries.console.schema import Schema
from leylines.queries.console.statements import is_finished
from leylines.queries.console.tokens import Bracket, Scan, Token, quoted, scan, unquoted
from leylines.queries.console.words import PHRASES

Kind = Literal[
    "keyword", "label", "type", "property", "function", "procedure", "parameter", "variable",
    "question", "command", "value",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Completion:
    """A text that may stand from ``start`` to the cursor, what it is, and a remark."""

    text: str
    kind: Kind
    start: int
    note: str = ""


@dataclass(frozen=True, slots=True)
class Known:
    """What completion draws from beside the text itself.

    Attributes
    ----------
    schema : Schema
    parameters : mapping of str to str
        The value of each as text.
    questions : mapping of str to str
        The title of each named question.
    commands : mapping of str to str
        What each console command does, by its name with the colon.
    choices : mapping of str to tuple of str
        What may follow a command.
    """

    schema: Schema = field(default_factory=Schema)
    parameters: Mapping[str, str] = field(default_factory=dict)
    questions: Mapping[str, str] = field(default_factory=dict)
    commands: Mapping[str, str] = field(default_factory=dict)
    choices: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


def complete(text: str, known: Known, position: int | None = None) -> list[Completion]:
    """Return what may stand at a position of a text, the likeliest first.

    Parameters
    ----------
    text : str
    known : Known
    position : int, optional
        Where the cursor is; None: at the end.

    Examples
    --------
    >>> schema = Schema({"Person": ("id", "name")}, {"LIKED": ("at",)})
    >>> [(one.text, one.kind) for one in complete("MATCH (p:Person) RETURN p.n", Known(schema))]
    [('name', 'property')]
    >>> [(one.text, one.start) for one in complete("MATCH (p:Pe", Known(schema))]
    [('Person', 9)]
    """
    before = text if position is None else text[:position]
    lines, _, line = before.rpartition("\n")
    if line.lstrip().startswith(":") and is_finished(lines):
        return list(_commands(before, known))
    read = scan(before)
    last = read.tokens[-1] if read.tokens else None
    if last and last.open and last.kind in ("comment", "string"):
        return []
    word = last if last and _is_word(last) else None
    begins = word.start if word else len(before)
    prefix = unquoted(word.text).lower() if word else ""
    found = _at(read, scan(text), word, known)
    return [
        Completion(each.text, each.kind, begins, each.note)
        for each in found
        if _fits(each.text, prefix) and each.text != (word.text if word else "")
    ]


def _is_word(token: Token) -> bool:
    return token.kind not in ("space", "sign", "comment", "string", "number")


def _fits(text: str, prefix: str) -> bool:
    plain = unquoted(text).lower()
    return plain.startswith(prefix) or any(part.startswith(prefix) for part in plain.split("_")[1:])


def _at(read: Scan, whole: Scan, word: Token | None, known: Known) -> Iterator[Completion]:
    """Give all that fits the place; ``start`` is settled by the caller."""
    before = [token for token in read.significant if token is not word]
    last = before[-1] if before else None
    top = read.brackets[-1] if read.brackets else None
    schema = known.schema
    if word and word.kind == "parameter":
        yield from (_of(f"${name}", "parameter", note) for name, note in known.parameters.items())
    elif last and last.text == ".":
        yield from _properties(before, whole, schema)
    elif (word and word.kind == "type") or _wants_label(before, top, relationship=True):
        yield from (_of(quoted(name), "type", _between(schema, name)) for name in schema.types)
    elif (word and word.kind == "label") or _wants_label(before, top, relationship=False):
        yield from (_of(quoted(name), "label") for name in schema.labels)
    elif top and top.is_map and last and last.text in ("{", ","):
        yield from (_of(quoted(name), "property") for name in schema.properties_of(top.names))
    elif last and last.text.upper() == "CALL":
        yield from (_of(name, "procedure", note) for name, note in schema.procedures.items())
    else:
        yield from _expressions(whole, word, known)


def _wants_label(before: list[Token], top: Bracket | None, *, relationship: bool) -> bool:
    last = before[-1].text if before else ""
    inside = bool(top and top.is_relationship)
    if inside != relationship or (top and top.is_map):
        return False
    among = len(before) > 1 and before[-2].kind in ("label", "type")
    return last == ":" or (last in ("|", "&", "!") and among)


def _properties(before: list[Token], whole: Scan, schema: Schema) -> Iterator[Completion]:
    owner = before[-2] if len(before) > 1 else None
    names = variables(whole).get(unquoted(owner.text), set()) if owner else set()
    yield from (_of(quoted(name), "property") for name in schema.properties_of(sorted(names)))
    dotted = f"{owner.text}." if owner else ""
    for name, note in schema.functions.items():
        if dotted and name.startswith(dotted):
            yield _of(f"{name.removeprefix(dotted)}(", "function", note)


def _expressions(whole: Scan, word: Token | None, known: Known) -> Iterator[Completion]:
    here = unquoted(word.text) if word else ""
    yield from (
        _of(quoted(name), "variable", ", ".join(sorted(labels)))
        for name, labels in variables(whole).items()
        if name != here
    )
    yield from (_of(phrase, "keyword") for phrase in PHRASES)
    yield from (_of(f"{name}(", "function", note) for name, note in known.schema.functions.items())
    if word:
        yield from (_of(f"${name}", "parameter", note) for name, note in known.parameters.items())


def variables(read: Scan) -> dict[str, set[str]]:
    """Return the variables of some Cypher, with the labels or types that it states of each.

    Examples
    --------
    >>> variables(scan("MATCH (p:Person)-[r:LIKED]->() WITH count(*) AS n RETURN p"))["p"]
    {'Person'}
    """
    found: dict[str, set[str]] = {}
    owner, before = "", ""
    for token in read.significant:
        if token.kind == "name" and (before in ("(", "[") or before.upper() == "AS"):
            owner = unquoted(token.text)
            found.setdefault(owner, set())
        elif token.kind in ("label", "type") and owner:
            found[owner].add(unquoted(token.text))
        elif token.text not in (":", "|", "&", "!"):
            owner = ""
        before = token.text
    return found


def _commands(before: str, known: Known) -> Iterator[Completion]:
    line = before[before.rfind("\n") + 1 :]
    command, space, rest = line.lstrip().partition(" ")
    begins = len(before) - len(rest if space else command)
    if not space:
        offers: Iterable[Completion] = (
            Completion(name, "command", begins, note) for name, note in known.commands.items()
        )
        prefix = command
    else:
        prefix = rest.rpartition(" ")[2]
        offers = _arguments(command, rest, len(before) - len(prefix), known)
    yield from (each for each in offers if each.text.startswith(prefix) and each.text != prefix)


def _arguments(command: str, rest: str, start: int, known: Known) -> Iterator[Completion]:
    if command in (":run", ":queries") and " " not in rest:
        yield from (Completion(n, "question", start, note) for n, note in known.questions.items())
    elif command == ":param":
        yield from (Completion(n, "parameter", start, note) for n, note in known.parameters.items())
    elif command == ":schema":
        names = (*known.schema.labels, *known.schema.types)
        yield from (Completion(name, "label", start) for name in names)
    yield from (Completion(each, "value", start) for each in known.choices.get(command, ()))


def _of(text: str, kind: Kind, note: str = "") -> Completion:
    return Completion(text, kind, 0, note)


def _between(schema: Schema, name: str) -> str:
    return ", ".join(f"{source} → {target}" for source, target in schema.ends.get(name, ()))
