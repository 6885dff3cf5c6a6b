"""Two explanations side by side: where the one score has what the other has not."""

from collections.abc import Mapping, Sequence
from typing import Any


def beside(
    first: Sequence[Mapping[str, Any]], second: Sequence[Mapping[str, Any]]
) -> list[dict[str, Any]]:
    """Return the parts of two scores name by name, the largest difference first.

    Parameters
    ----------
    first, second : sequence of mappings
        The rows of one table of two explanations: with ``name`` and ``amount``, and ``id`` where
        two may have one name. A part that only one has is 0 in the other.

    Returns
    -------
    list of dict
        ``name``, ``first``, ``second`` and ``difference``, the first less the second. The
        differences add up to that of the two sums.

    Examples
    --------
    >>> for row in beside([{"name": "LIKED", "amount": 2.0}], [{"name": "LIKED", "amount": 0.5},
    ...                                                        {"name": "QUOTED", "amount": 1.0}]):
    ...     print(*row.values())
    LIKED 2.0 0.5 1.5
    QUOTED 0.0 1.0 -1.0
    """
    sides = [{row.get("id", row["name"]): row for row in rows} for rows in (first, second)]
    rows = []
    for key in {**sides[0], **sides[1]}:
        amounts = [side[key]["amount"] if key in side else 0.0 for side in sides]
        name = next(side[key]["name"] for side in sides if key in side)
        rows.append({"name": name, "first": amounts[0], "second": amounts[1]})
        rows[-1]["difference"] = amounts[0] - amounts[1]
    return sorted(rows, key=lambda row: (-abs(row["difference"]), row["name"]))
