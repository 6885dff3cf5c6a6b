"""Which communities reach which: whose people the influence in a community comes from."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from leylines.graph.network import Lists

SMALLEST_SHARE = 0.01
"""A smaller share of a community's influence is left out of the result."""


@dataclass(frozen=True, eq=False)
class Inflow:
    """Influence that arrives in communities, and where those who exert it are at home.

    Attributes
    ----------
    source : (f,) int32
        Who influences.
    arrives_in : Lists of the f flows
        The communities in which a flow of influence arrives.
    homes : (persons, communities) sparse array
        How each person's activity divides over the communities.
    """

    source: NDArray[np.int32]
    arrives_in: Lists
    homes: sparse.csr_array

    @cached_property
    def _cells(self) -> tuple[NDArray[np.int64], NDArray[np.int64], sparse.csr_array]:
        """Flows, the entry of the (communities, persons) array that each adds to, and that array.

        The array has no values yet.
        """
        flow = self.arrives_in.rows()
        persons, communities = self.homes.shape
        key = self.arrives_in.indices.astype(np.int64) * persons + self.source[flow]
        cells, cell = np.unique(key, return_inverse=True)
        indptr = np.searchsorted(cells, np.arange(communities + 1) * persons)
        arrived = sparse.csr_array(
            (np.zeros(len(cells)), cells % max(persons, 1), indptr), shape=(communities, persons)
        )
        return flow, cell, arrived

    def shares(self, value: NDArray[np.float64]) -> sparse.csr_array:
        """Return the share of the influence in B that comes from people of A, at [A, B].

        Columns sum to 1 where everybody who influences has a home.

        Parameters
        ----------
        value : (f,) float64
            What each flow counts.
        """
        persons = self.homes.shape[0]
        flow, cell, empty = self._cells
        amount = np.bincount(cell, weights=value[flow], minlength=empty.nnz)
        arrived = sparse.csr_array((amount, empty.indices, empty.indptr), shape=empty.shape)
        total = np.asarray(arrived @ np.ones(persons))
        share = sparse.diags_array(1.0 / np.where(total > 0, total, 1.0)) @ arrived @ self.homes
        return sparse.csr_array(share.T)


@dataclass(frozen=True, slots=True, eq=False)
class Reach:
    """Pairs of communities and the share of B's influence that comes from people of A.

    ``a`` may be ``b``: the share that a community draws from its own people.
    """

    a: NDArray[np.int32]
    b: NDArray[np.int32]
    share: NDArray[np.float64]

    @classmethod
    def of(cls, shares: sparse.csr_array) -> "Reach":
        """Return the pairs with a share of ``SMALLEST_SHARE`` or more, in order of (a, b)."""
        pairs = shares.tocoo()
        kept = pairs.data >= SMALLEST_SHARE
        a, b = (ends[kept].astype(np.int32) for ends in pairs.coords)
        share = pairs.data[kept]
        by_pair = np.lexsort((b, a))
        return cls(a[by_pair], b[by_pair], share[by_pair])

    def again(self, shares: sparse.csr_array) -> NDArray[np.float32]:
        """Return the shares that the same pairs have in a replicate, (pairs,) float32."""
        if not len(self.a):
            return np.zeros(0, dtype=np.float32)
        return np.asarray(shares[self.a, self.b]).reshape(-1).astype(np.float32)
