"""People and communities by what a person types: an id, a name, a handle, or a part of one."""

import difflib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from leylines.graph.errors import NotFoundError
from leylines.queries.catalogue import ask

if TYPE_CHECKING:
    from leylines.graph.store import Store

LISTED = 8
EVERYONE = 100_000

Kind = Literal["person", "community"]
QUESTIONS: dict[Kind, str] = {"person": "find_person", "community": "find_community"}
PLURALS: dict[Kind, str] = {"person": "people", "community": "communities"}


@dataclass(frozen=True, slots=True)
class Named:
    """A person or community that was found."""

    kind: Kind
    id: str
    name: str


def person_named(store: "Store", text: str) -> Named:
    """Return the one person that goes by an id, name or handle.

    Raises
    ------
    NotFoundError
        If nobody does, or more than one; the candidates are given.
    """
    return _the_one(store, text, ["person"])


def community_named(store: "Store", text: str) -> Named:
    """Return the one community that goes by an id or name.

    Raises
    ------
    NotFoundError
        If none does, or more than one; the candidates are given.
    """
    return _the_one(store, text, ["community"])


def person_or_community(store: "Store", text: str) -> Named:
    """Return the one person or community; ``person:…`` and ``community:…`` say which is meant.

    Raises
    ------
    NotFoundError
        If there is none, or more than one; the candidates are given.
    """
    for kind in QUESTIONS:
        if text.startswith(f"{kind}:"):
            return _the_one(store, text.removeprefix(f"{kind}:"), [kind])
    return _the_one(store, text, list(QUESTIONS))


def _the_one(store: "Store", text: str, kinds: Sequence[Kind]) -> Named:
    found = [
        (kind, row)
        for kind in kinds
        for row in ask(store, QUESTIONS[kind], text=text, limit=LISTED + 1)
    ]
    for closeness in ("id", "exact", "part"):
        close = [(kind, row) for kind, row in found if row["match"] == closeness]
        if len(close) == 1:
            kind, row = close[0]
            return Named(kind, row["id"], row["name"] or row["id"])
        if close:
            raise _ambiguous(text, close, kinds)
    raise _unknown(store, text, kinds)


def _ambiguous(
    text: str, close: Sequence[tuple[Kind, dict[str, Any]]], kinds: Sequence[Kind]
) -> NotFoundError:
    listed = [
        f"{kind}:{row['id']}" if len(kinds) > 1 else f"{row['id']} ({row['name']})"
        for kind, row in close[:LISTED]
    ]
    more = ", …" if len(close) > LISTED else ""
    what = " or ".join(PLURALS[kind] for kind in kinds)
    return NotFoundError(
        f"{text!r} may be several {what}", cure=f"Give one of: {', '.join(listed)}{more}."
    )


def _unknown(store: "Store", text: str, kinds: Sequence[Kind]) -> NotFoundError:
    what = " or ".join(kinds)
    names: dict[str, str] = {}
    for kind in kinds:
        for row in ask(store, QUESTIONS[kind], text="", limit=EVERYONE):
            for name in (row["id"], row["name"], *row.get("handles", ())):
                names.setdefault(str(name).lower(), str(name))
    if not names:
        return NotFoundError(
            f"There is no {what} {text!r}: the graph is empty",
            cure="Load something: `leylines load` or `leylines demo`.",
        )
    near = [names[name] for name in difflib.get_close_matches(text.lower(), names, n=3)]
    cure = f"Did you mean {', '.join(near)}?" if near else "Try a part of the name."
    return NotFoundError(f"There is no {what} {text!r}", cure=cure)
