"""Parts in the order in which they add up: the rows of a waterfall."""

from collections.abc import Mapping, Sequence
from typing import Any

OTHERS = "all others"


def waterfall(
    rows: Sequence[Mapping[str, Any]], limit: int, start: float = 0.0
) -> list[dict[str, Any]]:
    """Return the first rows and one for all others, each with the sum so far.

    Examples
    --------
    >>> for row in waterfall([{"name": n, "amount": 1.0} for n in "abc"], limit=1):
    ...     print(row["name"], row["amount"], row["so_far"])
    a 1.0 1.0
    all others 2.0 3.0
    """
    first, rest = list(rows[:limit]), rows[limit:]
    if rest:
        summed = {key for key, value in rest[0].items() if isinstance(value, float)}
        first.append({"name": OTHERS} | {key: sum(row[key] for row in rest) for key in summed})
    so_far, shown_rows = start, []
    for row in first:
        so_far += row["amount"]
        shown_rows.append({**row, "so_far": so_far})
    return shown_rows


def change_steps(found: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Return the steps from the score before to the score after, one for each cause.

    Parameters
    ----------
    found : mapping
        Of :meth:`leylines.queries.explanation.known.Known.explain_change`. Other settings are a
        step only if they did something.
    """
    causes = [
        {"name": name, "amount": amount}
        for name, amount in found["factors"].items()
        if amount or name != "settings"
    ]
    steps = [{"name": "before", "amount": found["before"]}, *causes]
    return waterfall(steps, len(steps))
