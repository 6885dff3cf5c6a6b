"""Which ids a complete snapshot tells of, in eight bytes for each."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

import numpy as np

from leylines.graph.loading.batches import Ready, pc
from leylines.graph.model import KINDS

if TYPE_CHECKING:
    from numpy.typing import NDArray

MOST_PENDING = 4_000_000

Group = str
"""A table other than interactions, or a kind of these."""


class Told:
    """Ids by group, kept as numbers that Python makes of them.

    Two ids seldom have the same number; then one of them counts as told of though it is not, and
    stays where it is.

    Examples
    --------
    >>> told = Told()
    >>> told.add("accounts", ["net/ada", None])
    >>> told.missing("accounts", ["net/ada", "net/ben"])
    ['net/ben']
    """

    def __init__(self) -> None:
        groups = ("accounts", "communities", "contents", *KINDS)
        self._known: dict[Group, NDArray[np.int64]] = {
            group: np.empty(0, dtype=np.int64) for group in groups
        }
        self._pending: dict[Group, set[int]] = {group: set() for group in groups}

    def add(self, group: Group, ids: Iterable[str | None]) -> None:
        """Take in ids."""
        pending = self._pending[group]
        pending.update(hash(each) for each in ids if each is not None)
        if len(pending) >= MOST_PENDING:
            self._settle(group)

    def add_all(self, batch: Ready) -> None:
        """Take in all that a batch tells of or names."""
        for table in ("accounts", "communities"):
            self.add(table, batch.tables[table]["id"].to_pylist())
            self.add(table, batch.named[table]["id"].to_pylist())
        contents, interactions = batch.tables["contents"], batch.tables["interactions"]
        # What an interaction is proven by stays as long as the interaction does.
        for ids in (contents["id"], contents["parent"], interactions["content"]):
            self.add("contents", ids.to_pylist())
        kinds: list[Any] = pc.unique(interactions["kind"]).to_pylist()
        for kind in kinds:
            of_kind = interactions.filter(pc.equal(interactions["kind"], kind))
            self.add(kind, of_kind["id"].to_pylist())

    def missing(self, group: Group, ids: list[str]) -> list[str]:
        """Return those of the ids that were not told of."""
        self._settle(group)
        numbers = np.fromiter(map(hash, ids), dtype=np.int64, count=len(ids))
        known = self._known[group]
        places = np.minimum(np.searchsorted(known, numbers), max(len(known) - 1, 0))
        is_known = known[places] == numbers if len(known) else np.zeros(len(ids), dtype=bool)
        return [each for each, there in zip(ids, is_known, strict=True) if not there]

    def _settle(self, group: Group) -> None:
        pending = self._pending[group]
        if pending:
            more = np.fromiter(pending, dtype=np.int64, count=len(pending))
            self._known[group] = np.union1d(self._known[group], more)
            self._pending[group] = set()
