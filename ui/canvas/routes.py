"""The view of routes: from left to right, step by step."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import pairwise
from statistics import fmean
from typing import Any

from leylines.ui.canvas.palette import PALETTE
from leylines.ui.canvas.view import Edge, NetworkView, Node

BEGINS, BETWEEN, ENDS = "where it begins", "on the way", "where it ends"
OTHER_END, BOTH = "where a global list would end", "where both end"
ROLES = {
    BEGINS: PALETTE[0],
    BETWEEN: PALETTE[4],
    ENDS: PALETTE[5],
    OTHER_END: PALETTE[1],
    BOTH: PALETTE[3],
}
ACROSS, DOWN = 260.0, 90.0


def routes_view(
    title: str,
    routes: Sequence[Sequence[str]],
    influences: Sequence[Mapping[str, Any]],
    others: Sequence[Sequence[str]] = (),
) -> NetworkView:
    """Return routes side by side; a person or hop that several share is shown once.

    Parameters
    ----------
    title : str
    routes : sequence of sequences of str
        The ids of the people on each route, the best route first.
    influences : sequence of mappings
        The rows of the question ``influences_among`` for those people.
    others : sequence of sequences of str
        The routes that a global list would have chosen, to compare.

    Examples
    --------
    >>> row = dict(source="a", source_name="A", source_score=1.0, target="b", target_name="B",
    ...            target_score=2.0, strength=1.0, probability=0.5, low=0.4, high=0.6,
    ...            interactions=3)
    >>> [(node.label, node.x) for node in routes_view("a to b", [["a", "b"]], [row]).nodes]
    [('A', -130.0), ('B', 130.0)]
    """
    known: dict[str, tuple[str | None, float | None]] = {}
    for row in influences:
        for end in ("source", "target"):
            known[row[end]] = (row[f"{end}_name"], row[f"{end}_score"])
    roles = _roles(routes, others)
    nodes = []
    every = [route for route in (*routes, *others) if route]
    for one, (x, y) in _places(every).items():
        name, score = known.get(one, (None, None))
        facts = () if score is None else (("score everywhere", score),)
        size = round(9 + 0.15 * (score or 0.0), 1)
        nodes.append(Node(one, name or one, x, y, size, ROLES[roles[one]], roles[one], facts=facts))
    hops = {hop for route in every for hop in pairwise(route)}
    names = ("source", "target", "strength", "probability", "low", "high", "interactions")
    edges = tuple(
        Edge(**{name: row[name] for name in names})
        for row in influences
        if (row["source"], row["target"]) in hops
    )
    return NetworkView(
        title,
        tuple(nodes),
        edges,
        legend=tuple((role, colour) for role, colour in ROLES.items() if role in roles.values()),
        colour_means="place on the route",
        size_means="score everywhere",
    )


def _roles(routes: Sequence[Sequence[str]], others: Sequence[Sequence[str]]) -> dict[str, str]:
    every = [route for route in (*routes, *others) if route]
    ends = {route[-1] for route in routes if route}
    other_ends = {route[-1] for route in others if route}
    roles = {one: BETWEEN for route in every for one in route}
    roles |= dict.fromkeys(ends, ENDS) | dict.fromkeys(other_ends, OTHER_END)
    roles |= dict.fromkeys(ends & other_ends, BOTH)
    return roles | {route[0]: BEGINS for route in every}


def _places(routes: Sequence[Sequence[str]]) -> dict[str, tuple[float, float]]:
    """Put each person at the mean of the steps they are on, and better routes further up."""
    steps: dict[str, list[int]] = defaultdict(list)
    ranks: dict[str, list[int]] = defaultdict(list)
    for rank, route in enumerate(routes):
        for step, one in enumerate(route):
            steps[one].append(step)
            ranks[one].append(rank)
    columns: dict[int, list[str]] = defaultdict(list)
    for one, at in steps.items():
        columns[round(fmean(at))].append(one)
    middle = max(columns, default=0) / 2
    places = {}
    for column, people in columns.items():
        people.sort(key=lambda one: (fmean(ranks[one]), one))
        for row, one in enumerate(people):
            # A little up and down, so that a line along a row does not run through its people.
            shift = DOWN * 0.28 * (column % 2)
            y = DOWN * (row - (len(people) - 1) / 2) + shift
            places[one] = (round(ACROSS * (column - middle), 1), round(y, 1))
    return places
