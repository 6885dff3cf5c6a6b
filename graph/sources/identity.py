"""Ids for interactions that come without one: what they are, and the how many-th of their like."""

import hashlib
from collections import Counter
from typing import Any

import pyarrow as pa
import pyarrow.compute

# The stubs of pyarrow know each function of `compute` only for some of the types that it takes.
pc: Any = pyarrow.compute


class Numbering:
    """Tells equal rows apart: the first is 0, the next 1, and so on.

    Rows are compared within the batch at hand and the one before, so that memory does not grow with
    the file. Two equal rows further apart get the same number and so count as one interaction;
    times are part of a row, and files of interactions are in their order, so such rows are rare.
    """

    def __init__(self) -> None:
        self._before: Counter[str] = Counter()
        self._now: Counter[str] = Counter()

    def number(self, keys: list[str]) -> list[int]:
        """Return the number of each key of the next batch."""
        self._before, self._now = self._now, Counter()
        numbers = []
        for key in keys:
            count = self._now.get(key) or self._before.get(key, 0)
            numbers.append(count)
            self._now[key] = count + 1
        return numbers


def with_ids(batch: pa.RecordBatch, numbering: Numbering) -> pa.RecordBatch:
    """Give an id to each interaction without one.

    It is a hash of kind, actor, target, time, content and communities, with the number of the row
    among its equals: the same each time the file is read.
    """
    missing = pc.is_null(batch.column("id"))
    if not pc.any(missing).as_py():
        return batch
    rows = batch.filter(missing)
    at = pc.cast(pc.cast(rows.column("at"), pa.int64()), pa.string())
    texts = [rows.column("kind"), rows.column("actor"), rows.column("target"), at]
    texts += [rows.column("content"), pc.binary_join(rows.column("communities"), "\x1e")]
    keys = pc.binary_join_element_wise(
        *texts, "\x1f", null_handling="replace", null_replacement=""
    ).to_pylist()
    ids = [
        hashlib.blake2b(f"{key}\x1f{number}".encode(), digest_size=12).hexdigest()
        for key, number in zip(keys, numbering.number(keys), strict=True)
    ]
    filled = pc.replace_with_mask(batch.column("id"), missing, pa.array(ids, pa.string()))
    return batch.set_column(0, "id", filled)
