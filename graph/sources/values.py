"""Values as files hold them (text, or typed) turned into the types of the canonical tables.

Each function takes a whole column, and returns a second one that is true where a value was given
that cannot be used.
"""

from typing import Any, TypeAlias

import pyarrow as pa
import pyarrow.compute

from leylines.graph.sources.times import TIME, parse_times, usual

# The stubs of pyarrow know each function of `compute` only for some of the types that it takes.
pc: Any = pyarrow.compute

Column: TypeAlias = "pa.Array[Any]"

NOTHING = pa.scalar(None, pa.string())


def text_of(given: Column) -> Column:
    """Return a column as text, null where it is empty."""
    text = pc.cast(given, pa.string())
    empty = pc.equal(pc.binary_length(text), 0)
    return pc.if_else(empty, NOTHING, text) if pc.any(empty).as_py() else text


def times_of(given: Column) -> tuple[Column, Column]:
    """Return a column as times, and where it holds something else."""
    if pa.types.is_timestamp(given.type):
        value = usual(pc.cast(pc.cast(given, TIME, safe=False), pa.int64()))
        return value, pc.and_(pc.is_valid(given), pc.is_null(value))
    if pa.types.is_floating(given.type):
        given = pc.cast(given, pa.decimal128(30, 3), safe=False)
    text: Any = text_of(given)
    value = parse_times(text)
    return value, pc.and_(pc.is_valid(text), pc.is_null(value))


def numbers_of(given: Column, kind: pa.DataType) -> tuple[Column, Column]:
    """Return a column as numbers of 0 or more, and where it holds something else."""
    if pa.types.is_string(given.type):
        text = text_of(pc.utf8_trim_whitespace(given))
        whole = pa.types.is_integer(kind)
        shape = r"^\d{1,18}$" if whole else r"^\d{1,15}(\.\d{1,20})?([eE][+-]?\d{1,2})?$"
        fits = pc.match_substring_regex(text, shape)
        return pc.cast(pc.if_else(fits, text, NOTHING), kind), pc.invert(fits)
    value = pc.cast(given, kind, safe=False)
    wrong = pc.less(value, pa.scalar(0, kind))
    if pa.types.is_floating(kind):
        wrong = pc.or_(wrong, pc.invert(pc.is_finite(value)))
    return value, wrong


def lists_of(given: Column) -> Column:
    """Return a column as lists of text: lists, or text of which ``|`` parts the items."""
    kind = pa.list_(pa.string())
    if not (pa.types.is_list(given.type) or pa.types.is_large_list(given.type)):
        given = pc.split_pattern(text_of(given), "|")
    lists = pc.cast(given, kind)
    items = pc.list_flatten(lists)
    if pc.any(pc.fill_null(pc.equal(items, ""), True)).as_py():  # rare: a||b
        return pa.array([one and [item for item in one if item] for one in lists.to_pylist()], kind)
    return lists
