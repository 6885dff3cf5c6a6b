"""The columns of a file by their names, and values of any type as text."""

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute

from leylines.graph.sources.encoding import decoded

# The stubs of pyarrow know each function of `compute` only for some of the types that it takes.
pc: Any = pyarrow.compute


def column_of(columns: Mapping[str, "pa.Array[Any]"], name: str, size: int) -> "pa.Array[Any]":
    """Return a column, or, by ``a.b``, the member ``b`` of a column of objects ``a``; null if none.

    Examples
    --------
    >>> user = pa.array([{"id": 7}])
    >>> column_of({"user": user}, "user.id", 1).to_pylist()
    [7]
    """
    if name in columns:
        return columns[name]
    outer, _, inner = name.rpartition(".")
    if outer:
        parent = column_of(columns, outer, size)
        if pa.types.is_struct(parent.type) and parent.type.get_field_index(inner) >= 0:
            return pc.struct_field(parent, inner)
    return pa.nulls(size, pa.string())


def as_text(given: "pa.Array[Any]") -> "pa.Array[Any]":
    """Return values as a file of text would hold them; an empty text is nothing.

    A number that is whole has no fraction even if its column has: a table with gaps makes
    fractional numbers of its ids. Items of lists are parted by ``|``.

    Examples
    --------
    >>> as_text(pa.array([7.0, None])).to_pylist()
    ['7', None]
    """
    kind = given.type
    if pa.types.is_dictionary(kind):
        return as_text(given.dictionary_decode())  # type: ignore[attr-defined]  # of such an array
    if pa.types.is_list(kind) or pa.types.is_large_list(kind):
        items = pc.cast(given, pa.list_(pa.string()))
        return pc.binary_join(items, "|")
    if is_bytes(kind):
        # Some databases export their texts as bytes.
        given = pa.array([each and decoded(each) for each in given.to_pylist()], pa.string())
    if pa.types.is_floating(kind) and pc.all(_is_whole(given)).as_py():
        given = pc.cast(given, pa.int64(), safe=False)
    text = pc.cast(given, pa.string())
    return pc.if_else(pc.equal(pc.binary_length(text), 0), pa.scalar(None, pa.string()), text)


def _is_whole(given: "pa.Array[Any]") -> "pa.Array[Any]":
    small = pc.less(pc.abs(given), pa.scalar(float(2**53), given.type))
    return pc.and_(small, pc.equal(given, pc.round(given)))


def is_bytes(kind: pa.DataType) -> bool:
    """Say whether values of a type are bytes.

    Examples
    --------
    >>> is_bytes(pa.binary())
    True
    """
    return (
        pa.types.is_binary(kind)
        or pa.types.is_large_binary(kind)
        or pa.types.is_fixed_size_binary(kind)
    )


def is_plain(kind: pa.DataType) -> bool:
    """Say whether values of a type, or items of lists of it, can be written as text.

    Examples
    --------
    >>> is_plain(pa.list_(pa.int64())), is_plain(pa.struct({"id": pa.int64()}))
    (True, False)
    """
    if pa.types.is_dictionary(kind):
        return is_plain(kind.value_type)
    if pa.types.is_list(kind) or pa.types.is_large_list(kind):
        return is_plain(kind.value_type) and not pa.types.is_nested(kind.value_type)
    return not (pa.types.is_nested(kind) or pa.types.is_duration(kind))


def as_lists(items: "pa.Array[Any]", sizes: "pa.Array[Any]") -> "pa.Array[Any]":
    """Return lists of consecutive items; one without a size is null.

    Examples
    --------
    >>> as_lists(pa.array(["a", "b"]), pa.array([2, None, 0])).to_pylist()
    [['a', 'b'], None, []]
    """
    counts = pc.fill_null(sizes, 0).to_numpy(zero_copy_only=False)
    offsets: Any = pa.array(np.concatenate(([0], np.cumsum(counts))).astype(np.int32))
    nothing: Any = pc.is_null(sizes)
    return pa.ListArray.from_arrays(offsets, items, mask=nothing)


def each_distinct(
    text: "pa.Array[Any]", change: Callable[[str], object], kind: pa.DataType
) -> "pa.Array[Any]":
    """Apply a function to each distinct text once.

    Examples
    --------
    >>> each_distinct(pa.array(["a", "a", None]), str.upper, pa.string()).to_pylist()
    ['A', 'A', None]
    """
    encoded = pc.dictionary_encode(text)
    changed = pa.array([change(value) for value in encoded.dictionary.to_pylist()], kind)
    return pc.take(changed, encoded.indices)
