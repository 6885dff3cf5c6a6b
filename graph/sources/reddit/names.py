"""Reddit's full names: what sort of thing, and its number in base 36."""

import re

from leylines.graph.sources.records import Unusable

FULL_NAME = re.compile(r"t([13])_([0-9a-z]{1,12})")
"""Of a comment (t1) or a submission (t3); twelve digits of base 36 fit into 63 bits."""


def key_of(full_name: str | None) -> int | None:
    """Return the number that a full name is, nothing where it is none.

    Examples
    --------
    >>> key_of("t1_a"), key_of("t3_a"), key_of("t5_a")
    (20, 21, None)
    """
    match = FULL_NAME.fullmatch(full_name or "")
    return int(match[2], 36) * 2 + (match[1] == "3") if match else None


def needed_key(full_name: str, column: str) -> int:
    """Return the number that a full name must be."""
    key = key_of(full_name)
    if key is None:
        raise Unusable("no id of Reddit's: up to twelve digits of base 36", column)
    return key
