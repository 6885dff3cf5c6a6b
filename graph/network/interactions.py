"""The interactions of a graph as arrays: read once, then everything is computed from them."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True, slots=True, eq=False)
class Lists:
    """Lists of positions, one for each row, end to end (the CSR layout without values).

    Row ``i`` holds ``indices[indptr[i]:indptr[i + 1]]``.
    """

    indptr: NDArray[np.int64]
    indices: NDArray[np.int32]

    def __len__(self) -> int:
        """Return the number of rows."""
        return len(self.indptr) - 1

    @classmethod
    def of(cls, rows: NDArray[np.int64], values: NDArray[np.int32], count: int) -> "Lists":
        """Return ``count`` lists, each with the distinct values of its row in ascending order.

        Examples
        --------
        >>> lists = Lists.of(np.array([2, 0, 2, 2]), np.array([6, 5, 4, 6], dtype=np.int32), 3)
        >>> lists.indptr.tolist(), lists.indices.tolist()
        ([0, 1, 1, 3], [5, 4, 6])
        """
        span = int(values.max(initial=0)) + 1
        key = np.unique(rows.astype(np.int64) * span + values)
        indptr = np.searchsorted(key, np.arange(count + 1, dtype=np.int64) * span)
        return cls(indptr.astype(np.int64), (key % span).astype(np.int32))

    def rows(self) -> NDArray[np.int64]:
        """Return the row of each entry of ``indices``.

        Examples
        --------
        >>> Lists(np.array([0, 2, 2, 3]), np.array([5, 6, 7], dtype=np.int32)).rows()
        array([0, 0, 2])
        """
        return np.repeat(np.arange(len(self)), np.diff(self.indptr))

    def take(self, rows: NDArray[np.int64] | NDArray[np.int32]) -> "Lists":
        """Return the lists of ``rows``, in that order.

        Examples
        --------
        >>> lists = Lists(np.array([0, 2, 2, 3]), np.array([5, 6, 7], dtype=np.int32))
        >>> lists.take(np.array([2, 0])).indices.tolist()
        [7, 5, 6]
        """
        lengths = np.diff(self.indptr)[rows]
        indptr = np.concatenate([[0], np.cumsum(lengths)])
        entries = np.arange(indptr[-1]) + np.repeat(self.indptr[rows] - indptr[:-1], lengths)
        return Lists(indptr, self.indices[entries])

    def filled(self, position: int) -> "Lists":
        """Return the same lists, with ``position`` alone in those that are empty.

        Examples
        --------
        >>> lists = Lists(np.array([0, 2, 2, 3]), np.array([5, 6, 7], dtype=np.int32))
        >>> lists.filled(9).indices.tolist()
        [5, 6, 9, 7]
        """
        lengths = np.diff(self.indptr)
        at = self.indptr[:-1][lengths == 0]
        indptr = np.concatenate([[0], np.cumsum(np.maximum(lengths, 1))])
        return Lists(indptr, np.insert(self.indices, at, position))

    def numbers(self) -> NDArray[np.int64]:
        """Return a number for each list: equal for equal lists, greater for later ones.

        Examples
        --------
        >>> Lists(np.array([0, 2, 3, 5]), np.array([5, 6, 5, 5, 6], dtype=np.int32)).numbers()
        array([1, 0, 1])
        """
        lengths = np.diff(self.indptr)
        span = int(self.indices.max(initial=0)) + 2
        number = np.zeros(len(self), dtype=np.int64)
        for place in range(int(lengths.max(initial=0))):
            entry = np.zeros(len(self), dtype=np.int64)
            longer = np.flatnonzero(lengths > place)
            entry[longer] = self.indices[self.indptr[longer] + place] + 1
            _, number = np.unique(number * span + entry, return_inverse=True)
        return number


@dataclass(frozen=True, slots=True, eq=False)
class Contents:
    """Every content, by position; -1 stands for nobody and nothing.

    ``ids`` holds content ids; ``author`` person positions, ``parent`` content positions, ``at``
    milliseconds since 1970 (0 where unknown), ``communities`` community positions.
    """

    ids: Sequence[str]
    author: NDArray[np.int32]
    parent: NDArray[np.int32]
    at: NDArray[np.int64]
    communities: Lists


@dataclass(frozen=True, slots=True, eq=False)
class Interactions:
    """Every interaction between two persons, as arrays of one length ``m``.

    Persons, communities and contents are positions in ``persons``, ``communities`` and
    ``contents``; positions go by the order of ids, interactions by (time, actor, target, kind,
    content, communities, weight), so that the same graph always gives the same arrays. Interactions
    of a person with itself are in the graph but not here; ``own`` counts them.

    Attributes
    ----------
    persons, names : sequence of str
        Ids (sorted) and names of all persons, with or without interactions.
    communities, community_names, community_kinds : sequence of str
        The declared communities, sorted by id.
    kinds : sequence of str
        What ``kind`` counts in.
    actor, target : (m,) int32
        Who acts and who is acted upon.
    kind : (m,) int8
    at : (m,) int64
        Milliseconds since 1970, UTC.
    weight : (m,) float64
    content : (m,) int32
        Position of the evidence, or -1.
    in_communities : Lists of m rows
        The communities of each interaction.
    contents : Contents
    state : str
        The graph's state at the time of reading; equal states hold equal graphs.
    own : int
    """

    persons: Sequence[str]
    names: Sequence[str]
    communities: Sequence[str]
    community_names: Sequence[str]
    community_kinds: Sequence[str]
    kinds: Sequence[str]
    actor: NDArray[np.int32]
    target: NDArray[np.int32]
    kind: NDArray[np.int8]
    at: NDArray[np.int64]
    weight: NDArray[np.float64]
    content: NDArray[np.int32]
    in_communities: Lists
    contents: Contents
    state: str = ""
    own: int = 0

    def __len__(self) -> int:
        """Return the number of interactions."""
        return len(self.actor)
