"""One split laid out: who could be scored where, what is known of them, what came afterwards."""

from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from leylines.graph.network import (
    InfluenceFlow,
    InfluenceNetwork,
    Interactions,
    Parameters,
    build_network,
    influence_flow,
)
from leylines.queries.analysis.layout import Layout, lay_out
from leylines.queries.communities import detect_communities
from leylines.queries.scores import Contexts
from leylines.queries.validation.splits import Split


@dataclass(frozen=True, eq=False)
class Scene:
    """A split with the contexts of its past.

    Attributes
    ----------
    split : Split
    parameters : Parameters
        With the split's end as ``until``.
    flow : InfluenceFlow
        Of the past.
    network : InfluenceNetwork
        Of the past.
    layout : Layout
    group : (persons,) int32
        The community that each person is at home in, or -1: its commonest declared one; in a
        network without declared communities, the given or detected one.
    communities : range
        The contexts in which "inside" is measured.
    declared : bool
        Whether these are the declared communities, in which interactions lie; else people do.
    """

    split: Split
    parameters: Parameters
    flow: InfluenceFlow
    network: InfluenceNetwork
    layout: Layout
    group: NDArray[np.int32]
    communities: range
    declared: bool

    @property
    def contexts(self) -> Contexts:
        """The contexts of the past."""
        return self.layout.contexts

    @cached_property
    def _keys(self) -> NDArray[np.int64]:
        return self.contexts.context.astype(np.int64) * self._width + self.contexts.person

    @property
    def _width(self) -> int:
        return max(1, len(self.split.past.persons))

    def nodes(self, context: NDArray[np.integer], person: NDArray[np.integer]) -> NDArray[np.int64]:
        """Return the node of each person in each context, int64; -1 for who is no member."""
        wanted = context.astype(np.int64) * self._width + person
        place = np.minimum(np.searchsorted(self._keys, wanted), max(0, len(self._keys) - 1))
        return np.where(self._keys[place] == wanted, place, -1)


def set_scene(
    split: Split, parameters: Parameters, groups: NDArray[np.int32] | None = None
) -> Scene:
    """Lay out the past of a split; nothing of its future is looked at.

    Parameters
    ----------
    groups : (persons,) int32, optional
        The community of each person, where that is known; none: the declared ones, and where there
        are none, those that the past's network shows.
    """
    told = replace(parameters, until=split.until)
    past = split.past
    flow = influence_flow(past, told)
    network = build_network(past, told)
    declared = len(past.communities)
    if groups is None and not declared:
        groups = detect_communities(network.matrix(network.strength), told.seed)
    nobody = np.full(len(past.persons), -1, dtype=np.int32)
    layout = lay_out(past, flow, nobody if groups is None else groups, split.until)
    first = 1 if groups is None else 1 + declared
    return Scene(
        split,
        told,
        flow,
        network,
        layout,
        _commonest(layout.inflow_declared.homes) if groups is None else groups,
        range(first, len(layout.contexts)),
        groups is None,
    )


def received(interactions: Interactions, parameters: Parameters) -> NDArray[np.bool_]:
    """Return which interactions are reactions: those that say that their target influenced."""
    reacts = [
        bool((row := parameters.table.get(kind)) and row.flow == "to actor" and row.weight > 0)
        for kind in interactions.kinds
    ]
    return np.array(reacts, dtype=np.bool_)[interactions.kind]


def _commonest(homes: sparse.csr_array) -> NDArray[np.int32]:
    """Return the column with the largest share of each row, of equals the first; -1 for none."""
    rows = np.repeat(np.arange(homes.shape[0]), np.diff(homes.indptr))
    order = np.lexsort((homes.indices, -homes.data, rows))
    found = np.full(homes.shape[0], -1, dtype=np.int32)
    kept = order[np.diff(rows[order], prepend=-1) > 0]
    found[rows[kept]] = homes.indices[kept]
    return found
