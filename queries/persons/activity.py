"""When accounts are active: in which months, and at which hours of the day."""

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from leylines.graph.model import KINDS
from leylines.graph.store import Store
from leylines.queries.persons.rarity import Positions

HOURS = 24
LEAST_ACTS = 5
"""Of fewer acts nothing is said."""
AT_ONCE = 2_000

ACTIVE = f"""
UNWIND $accounts AS id
MATCH (account:Account {{id: id}})
CALL (account) {{
  MATCH (account)-[act:AUTHORED|{"|".join(KINDS)}]->()
  WHERE act.at IS NOT NULL
  RETURN act.at AS at LIMIT 1000
}}
WITH id, at.hour AS hour, at.year * 12 + at.month AS month, count(*) AS acts
RETURN id, collect([hour, month, acts]) AS active
"""

Active = tuple[NDArray[np.float64], frozenset[int]]


def read_activity(store: Store, accounts: Sequence[str]) -> Mapping[str, Active]:
    """Return the acts by hour of the day and the months of accounts that were active enough."""
    found: dict[str, Active] = {}
    for start in range(0, len(accounts), AT_ONCE):
        for row in store.read(ACTIVE, {"accounts": list(accounts[start : start + AT_ONCE])}):
            hours = np.zeros(HOURS)
            for hour, _, acts in row["active"]:
                hours[hour] += acts
            if hours.sum() >= LEAST_ACTS:
                found[row["id"]] = hours, frozenset(month for _, month, _ in row["active"])
    return found


def overlap(one: Active | None, other: Active | None) -> float:
    """Return to what part two accounts are active at the same times, NaN where one is not known.

    The mean of two: the cosine of their acts by hour of the day, and the months that they share out
    of those of the one with fewer.

    Examples
    --------
    >>> morning, evening = np.eye(HOURS)[8], np.eye(HOURS)[20]
    >>> overlap((morning, frozenset({1, 2})), (morning, frozenset({2})))
    1.0
    >>> overlap((morning, frozenset({1, 2})), (evening, frozenset({2, 3})))
    0.25
    """
    if one is None or other is None:
        return float("nan")
    length = np.linalg.norm(one[0]) * np.linalg.norm(other[0])
    hours = float(one[0] @ other[0] / length)
    months = len(one[1] & other[1]) / min(len(one[1]), len(other[1]))
    return (hours + months) / 2


def overlaps(
    store: Store, ids: Sequence[str], first: Positions, second: Positions
) -> NDArray[np.float64]:
    """Return the overlap of pairs of accounts, reading those of these accounts only."""
    needed = np.unique(np.concatenate([first, second]))
    active = read_activity(store, [ids[position] for position in needed.tolist()])
    return np.array(
        [
            overlap(active.get(ids[one]), active.get(ids[other]))
            for one, other in zip(first.tolist(), second.tolist(), strict=True)
        ],
        dtype=np.float64,
    )
