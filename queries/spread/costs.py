"""What people cost, from a CSV file."""

import csv
from collections.abc import Collection, Iterable

from leylines.graph.errors import SourceError


def read_costs(
    lines: Iterable[str], persons: Collection[str], where: str, column: str = "cost"
) -> dict[str, float]:
    """Return the cost of each person that a file names.

    Parameters
    ----------
    lines : iterable of str
        CSV with a heading; the column ``person`` holds ids.
    persons : collection of str
        The ids that there are.
    where : str
        What the file is called in a complaint.
    column : str
        The column that holds the costs.

    Raises
    ------
    SourceError
        If a row names nobody of these, or its cost is not a finite number above 0.

    Examples
    --------
    >>> read_costs(["person,cost", "ada,2.5"], {"ada"}, "costs.csv")
    {'ada': 2.5}
    """
    costs = {}
    rows = csv.DictReader(lines)
    for row in rows:
        person, cost = row.get("person") or "", _number(row.get(column))
        if person not in persons or not 0 < cost < float("inf"):
            raise SourceError(
                "Not a person of the newest run with a cost above 0",
                where=f"{where}:{rows.line_num}",
                cure=f"Write the columns person (an id) and {column}.",
            )
        costs[person] = cost
    return costs


def _number(text: str | None) -> float:
    try:
        return float(text or "")
    except ValueError:
        return float("nan")
