"""Which of the routes that a run kept are lost without a person, and the best that remain."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from leylines.graph.network import InfluenceNetwork
from leylines.queries.catalogue import ask
from leylines.queries.routes.contextual import ContextualRoute, contextual_routes
from leylines.queries.routes.newest import EVERYONE, Newest


@dataclass(frozen=True, slots=True)
class LostRoutes:
    """What of the routes between two communities is lost.

    Attributes
    ----------
    source, source_name, target, target_name : str
        The communities where they begin and end.
    lost, kept : int
        How many of the run's routes go through the person (or from or to them), and do not.
    before : float
        What the best of them is worth, 0 to 100.
    after : ContextualRoute or None
        The best that remains, looked for anew; None if nothing gets there any more.
    """

    source: str
    source_name: str
    target: str
    target_name: str
    lost: int
    kept: int
    before: float
    after: ContextualRoute | None


def lost_routes(of: Newest, person: str) -> list[LostRoutes]:
    """Return the pairs of communities whose routes a person's leaving touches.

    Scores stay as they are: it is said what is lost at once, not what comes of it.

    Parameters
    ----------
    of : Newest
    person : str
        An id.

    Returns
    -------
    list of LostRoutes
        The pair that loses most value first.
    """
    pairs: dict[tuple[str, str], list[dict[str, Any]]] = defaultdict(list)
    for row in ask(of.store, "routes", limit=EVERYONE):
        pairs[row["source"], row["target"]].append(row)
    touched = [
        rows for _, rows in sorted(pairs.items()) if any(person in row["persons"] for row in rows)
    ]
    rest = without(of.network, of.positions[person])
    found = [_lost(of, rest, person, rows) for rows in touched]
    return sorted(
        found, key=lambda each: (each.after.value * 100 if each.after else 0.0) - each.before
    )


def _lost(
    of: Newest, rest: InfluenceNetwork, person: str, rows: Sequence[Mapping[str, Any]]
) -> LostRoutes:
    first, gone = rows[0], of.positions[person]
    standing = of.standing(first["target"])
    standing[gone] = 0.0
    sources = [place for place in of.people(first["source"]) if place != gone]
    after = contextual_routes(rest, sources, standing, of.global_standing, 1).routes
    lost = sum(person in row["persons"] for row in rows)
    return LostRoutes(
        source=first["source"],
        source_name=first["source_name"],
        target=first["target"],
        target_name=first["target_name"],
        lost=lost,
        kept=len(rows) - lost,
        before=max(row["value"] for row in rows),
        after=after[0] if after else None,
    )


def without(network: InfluenceNetwork, person: int) -> InfluenceNetwork:
    """Return the network without the edges from and to a person, who keeps a position.

    Examples
    --------
    >>> one = np.ones(3)
    >>> triangle = InfluenceNetwork(
    ...     ["a", "b", "c"], ["Ada", "Bob", "Cleo"], np.array([0, 2, 3, 3]),
    ...     np.array([1, 2, 2], np.int32), one, one.astype(int), one.astype(int), one, one)
    >>> without(triangle, 1).indptr.tolist(), without(triangle, 1).indices.tolist()
    ([0, 1, 1, 1], [2])
    """
    kept = (network.sources != person) & (network.indices != person)
    return InfluenceNetwork(
        persons=network.persons,
        names=network.names,
        indptr=np.concatenate([[0], np.cumsum(kept)])[network.indptr],
        indices=network.indices[kept],
        strength=network.strength[kept],
        interactions=network.interactions[kept],
        last_at=network.last_at[kept],
        alpha=network.alpha[kept],
        beta=network.beta[kept],
    )
