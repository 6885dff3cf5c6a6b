"""Values that other programs can hold."""

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from leylines.ui.exports.changes import Changes

if TYPE_CHECKING:
    from leylines.ui.canvas.view import Fact

LARGEST = 2**63 - 1
_HALVES = re.compile("[\ud800-\udfff]")


def whole(text: str, changes: Changes | None = None) -> str:
    r"""Return a text without halves of surrogate pairs, which no encoding can hold.

    A broken source can bring one.

    Examples
    --------
    >>> whole("a\ud800")
    'a\ufffd'
    """
    mended, count = _HALVES.subn("\ufffd", text)
    if changes is not None:
        changes.note("half of a surrogate pair was replaced by U+FFFD", count)
    return mended


def fits(value: "Fact") -> bool:
    """Say whether a number is one that 64 bits hold.

    Examples
    --------
    >>> fits(2**63), fits(-5), fits("a")
    (False, True, True)
    """
    return not isinstance(value, int) or -LARGEST - 1 <= value <= LARGEST


def of_one_type(values: Sequence["Fact | None"], changes: Changes) -> type:
    """Return the one type that a column can have: int, float or str, whichever holds all of it.

    Examples
    --------
    >>> of_one_type([1, None, 2.5], Changes()), of_one_type([1, "a"], Changes())
    (<class 'float'>, <class 'str'>)
    """
    there = [value for value in values if value is not None]
    kinds = {type(value) for value in there}
    if kinds == {int} and all(map(fits, there)):
        return int
    if kinds == {float}:
        return float
    numbers = [value for value in there if not isinstance(value, str)]
    if kinds == {int, float} and all(float(value) == value for value in numbers if fits(value)):
        changes.note("a whole number became a number with a fraction",
                     sum(isinstance(value, int) for value in numbers))  # fmt: skip
        return float
    changes.note("a number became text", len(numbers))
    return str
