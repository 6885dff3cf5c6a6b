"""What an analysis finds, as Arrow tables named as in docs/graph.md."""

from collections.abc import Mapping
from dataclasses import dataclass

import pyarrow as pa

_TEXT = pa.string()
_REAL = pa.float64()
_COUNT = pa.int64()
_TIME = pa.timestamp("ms", tz="UTC")


def _schema(**columns: pa.DataType) -> pa.Schema:
    return pa.schema(list(columns.items()))


SCHEMAS: Mapping[str, pa.Schema] = {
    "influences": _schema(
        source=_TEXT,
        target=_TEXT,
        strength=_REAL,
        probability=_REAL,
        low=_REAL,
        high=_REAL,
        interactions=_COUNT,
        last_at=_TIME,
    ),
    "scores": _schema(
        person=_TEXT,
        community=_TEXT,
        score=_REAL,
        percentile=_REAL,
        rank=_COUNT,
        low=_REAL,
        high=_REAL,
        global_percentile=_REAL,
        lift=_REAL,
        quadrant=_TEXT,
        pagerank=_REAL,
        percentile_low=_REAL,
        percentile_high=_REAL,
        lift_low=_REAL,
        lift_high=_REAL,
        tier=_COUNT,
    ),
    "persons": _schema(
        person=_TEXT,
        global_score=_REAL,
        global_percentile=_REAL,
        global_rank=_COUNT,
        global_low=_REAL,
        global_high=_REAL,
        global_pagerank=_REAL,
        betweenness=_REAL,
        participation=_REAL,
        community=_TEXT,
        global_percentile_low=_REAL,
        global_percentile_high=_REAL,
        global_tier=_COUNT,
        consensus=_REAL,
    ),
    "detected": _schema(community=_TEXT, name=_TEXT),
    "measured": _schema(
        community=_TEXT,
        members=_COUNT,
        interactions=_COUNT,
        correlation=_REAL,
        low=_REAL,
        high=_REAL,
        stability=_REAL,
        seed_stability=_REAL,
        resolution_stability=_REAL,
    ),
    "reaches": _schema(source=_TEXT, target=_TEXT, share=_REAL, low=_REAL, high=_REAL),
    "routes": _schema(
        route=_TEXT,
        kind=_TEXT,
        rank=_COUNT,
        probability=_REAL,
        low=_REAL,
        high=_REAL,
        standing=_REAL,
        value=_REAL,
        source=_TEXT,
        target=_TEXT,
        persons=pa.list_(_TEXT),
    ),
}


@dataclass(frozen=True, slots=True, eq=False)
class Result:
    """What one run found; the same data, parameters and programs give the same bytes.

    Attributes
    ----------
    id : str
    data_until : int
        Milliseconds since 1970.
    persons, interactions : int
        How many it knew.
    agreement : mapping of str to float
        The adjusted Rand index of the detected communities and those of other ``seeds``, and of
        drawn ``data``; NaN if they were not looked for again.
    tables : mapping of str to pyarrow.Table
        By name, each with its schema in ``SCHEMAS``. In ``reaches`` a community may be its own
        source: the share that it draws from its own people.
    """

    id: str
    data_until: int
    persons: int
    interactions: int
    agreement: Mapping[str, float]
    tables: Mapping[str, pa.Table]
