"""Texts without the markup that a forum keeps them in."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pyarrow as pa

from leylines.graph.sources.plain_text import plain_text
from leylines.graph.sources.table.expressions import Expression, Scope
from leylines.graph.sources.table.texts import each_distinct

_BBCODE = re.compile(r"\[/?[a-zA-Z*]{1,20}(=[^\]\n]{0,500})?(:[a-z0-9]{1,12}){0,2}\]")


def without_bbcode(text: str) -> str:
    """Return what a post says without its BBCode; phpBB numbers the codes of a post.

    Examples
    --------
    >>> without_bbcode("[quote=ann:1x2y]see [b]this[/b][/quote:1x2y] [1]")
    'see this [1]'
    """
    return _BBCODE.sub("", text).strip()


MARKUPS: Mapping[str, Callable[[str], str | None]] = {
    "html": plain_text,
    "bbcode": without_bbcode,
}


@dataclass(frozen=True)
class Plain:
    """A text without its markup."""

    of: Expression
    markup: str

    def parts(self) -> Sequence[Expression]:
        """Return what is read."""
        return (self.of,)

    def columns(self) -> Sequence[str]:
        """Return nothing."""
        return ()

    def evaluate(self, scope: Scope) -> "pa.Array[Any]":
        """Return the plain texts."""
        return each_distinct(scope.text(self.of), MARKUPS[self.markup], pa.string())
