"""Turn the arrays of an analysis into the tables of its result: positions become ids again."""

from collections.abc import Mapping, Sequence
from typing import Any, TypeAlias

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from leylines.graph.network import InfluenceNetwork, Interactions
from leylines.queries.analysis.layout import Layout
from leylines.queries.analysis.result import SCHEMAS
from leylines.queries.analysis.standing import Standing
from leylines.queries.brokerage import participation
from leylines.queries.communities import Reach
from leylines.queries.scores import QUADRANTS, quadrants
from leylines.queries.scores.bootstrap import LEVELS

Column: TypeAlias = "pa.Array[Any]"

DOMINATES = 1 / 3
"""A declared community with so much of a detected one's activity gives it its name."""


def influences(network: InfluenceNetwork) -> pa.Table:
    """Return the table of influences, in the order of (source, target)."""
    low, high = (network.quantile(level) for level in LEVELS)
    return _table(
        "influences",
        _named(network.persons, network.sources),
        _named(network.persons, network.indices),
        network.strength,
        network.probability,
        low,
        high,
        network.interactions,
        network.last_at.astype("datetime64[ms]"),
    )


def scores(
    layout: Layout, standing: Standing, interactions: Interactions, strong: float
) -> pa.Table:
    """Return the table of scores in communities, in the order of (community, person)."""
    contexts = layout.contexts
    some = slice(int(contexts.indptr[1]), None)
    local, overall = standing.order.percentile[some], standing.overall.percentile[some]
    low, high = standing.score_interval
    return _table(
        "scores",
        _named(interactions.persons, contexts.person[some]),
        _named(_communities(layout, interactions), contexts.context[some] - 1),
        standing.score[some],
        local,
        standing.order.rank[some],
        low[some],
        high[some],
        overall,
        local - overall,
        _named(QUADRANTS, quadrants(local, overall, strong)),
        standing.pagerank[some],
        *(end[some] for end in (*standing.percentile_interval, *standing.lift_interval)),
        standing.tier[some],
    )


def persons(
    layout: Layout,
    standing: Standing,
    interactions: Interactions,
    betweenness: NDArray[np.float64],
    detected: NDArray[np.int32],
    consensus: NDArray[np.float64],
) -> pa.Table:
    """Return the table of what is known of each active person, in the order of ids."""
    everything = slice(0, int(layout.contexts.indptr[1]))
    person = layout.contexts.person[everything]
    low, high = standing.score_interval
    return _table(
        "persons",
        _named(interactions.persons, person),
        standing.score[everything],
        standing.order.percentile[everything],
        standing.order.rank[everything],
        low[everything],
        high[everything],
        standing.pagerank[everything],
        betweenness[person],
        participation(layout.inflow_declared.homes)[person],
        _named(detected_ids(layout.detected), detected[person]),
        *(end[everything] for end in standing.percentile_interval),
        standing.tier[everything],
        consensus[person],
    )


def measured(
    layout: Layout,
    standing: Standing,
    interactions: Interactions,
    stable: Mapping[str, NDArray[np.float64]],
) -> pa.Table:
    """Return the table of what is known of each community."""
    declared = np.full(layout.declared, np.nan)
    low, high = standing.correlation_interval
    return _table(
        "measured",
        _communities(layout, interactions),
        layout.contexts.members[1:],
        layout.interactions[1:],
        standing.correlation[1:],
        low[1:],
        high[1:],
        *(np.concatenate([declared, stable[of]]) for of in ("data", "seeds", "resolutions")),
    )


def reaches(layout: Layout, standing: Standing, interactions: Interactions) -> pa.Table:
    """Return the table of which community reaches which, a community itself among them."""
    declared = standing.reach_declared, standing.declared_interval, interactions.communities
    found = standing.reach_detected, standing.detected_interval, detected_ids(layout.detected)
    return pa.concat_tables([_reach(*declared), _reach(*found)]).combine_chunks()


def _reach(
    reach: Reach, interval: tuple[NDArray[np.float64], NDArray[np.float64]], ids: Sequence[str]
) -> pa.Table:
    return _table("reaches", _named(ids, reach.a), _named(ids, reach.b), reach.share, *interval)


def detected_communities(
    layout: Layout, standing: Standing, interactions: Interactions
) -> pa.Table:
    """Return the table of the detected communities.

    Each is called after the declared community that most of its activity is in, if that is a third
    of it or more, and after its first person.
    """
    contexts, homes = layout.contexts, layout.inflow_declared.homes
    names = []
    for context in range(1 + layout.declared, len(contexts)):
        nodes = slice(int(contexts.indptr[context]), int(contexts.indptr[context + 1]))
        first = contexts.person[nodes][np.argmin(standing.order.rank[nodes])]
        activity = np.asarray(homes[contexts.person[nodes]].sum(axis=0)).reshape(-1)
        place = "group "
        if activity.sum() and activity.max() >= DOMINATES * activity.sum():
            place = f"{interactions.community_names[int(activity.argmax())]}, "
        names.append(f"{place}around {interactions.names[first]}")
    return _table("detected", detected_ids(layout.detected), names)


def detected_ids(count: int) -> list[str]:
    """Return the ids of the detected communities.

    Examples
    --------
    >>> detected_ids(2)
    ['detected/1', 'detected/2']
    """
    return [f"detected/{number}" for number in range(1, count + 1)]


def _communities(layout: Layout, interactions: Interactions) -> list[str]:
    return [*interactions.communities, *detected_ids(layout.detected)]


def _named(ids: Sequence[str], positions: NDArray[np.integer]) -> Column:
    """Return the ids at positions; at a negative one nothing."""
    names: Column = pa.array([*ids, None], pa.string())
    return names.take(np.where(positions < 0, len(ids), positions))


def _table(name: str, *columns: "Column | NDArray[Any] | Sequence[str]") -> pa.Table:
    """Return the table of that name; NaN stands for nothing."""
    types: list[Any] = SCHEMAS[name].types
    arrays = [
        pa.array(column, kind, from_pandas=True)
        for column, kind in zip(columns, types, strict=True)
    ]
    return pa.Table.from_arrays(arrays, schema=SCHEMAS[name])
