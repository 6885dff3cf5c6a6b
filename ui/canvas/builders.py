"""Views built from the rows of named questions."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from leylines.graph.errors import NotFoundError
from leylines.ui.canvas.layout import positions
from leylines.ui.canvas.palette import PALETTE, QUADRANTS, colours
from leylines.ui.canvas.routes import routes_view
from leylines.ui.canvas.view import Edge, Fact, NetworkView, Node

Row = Mapping[str, Any]
Ask = Callable[..., Sequence[Row]]
"""Asks a named question: ``ask("top_people", community="forum/bread")``."""

PLACED = 150
"""So many people are given a place, whoever is shown, so that showing more moves nobody."""

ROLES = {
    "this person": PALETTE[5],
    "influences this person": PALETTE[0],
    "is influenced by this person": PALETTE[1],
    "both": PALETTE[2],
}


def overview(ask: Ask, limit: int = 40) -> NetworkView:
    """Return the declared communities and who reaches whom.

    Parameters
    ----------
    ask : callable
    limit : int
        How many communities, the largest first.
    """
    every = [row for row in ask("communities") if row["kind"] != "detected"]
    shown = every[:limit]
    ids = {row["id"] for row in shown}
    kinds = sorted({row["kind"] for row in shown})
    reaches = ask("who_reaches_whom", kinds=kinds, limit=max(10 * limit, 200))
    pairs = [row for row in reaches if row["source"] in ids and row["target"] in ids]
    pairs = [row for row in pairs if row["source"] != row["target"]]
    largest = max((row["members"] or 0 for row in shown), default=0) or 1
    colour = colours(row["network"] or "" for row in shown)
    nodes = [
        Node(
            row["id"],
            row["name"] or row["id"],
            *(0.0, 0.0),
            size=round(9 + 25 * ((row["members"] or 0) / largest) ** 0.5, 1),
            colour=colour[row["network"] or ""],
            community=row["network"] or "",
            kind="community",
            facts=_facts(row, members="members", interactions="interactions",
                         correlation="local and global standing correlate"),
        )
        for row in shown
    ]  # fmt: skip
    edges = [
        Edge(row["source"], row["target"], None, row["share"], row["low"], row["high"])
        for row in pairs[: 4 * len(shown)]
    ]
    return NetworkView(
        "Communities, and who reaches whom",
        _placed(nodes, edges),
        tuple(edges),
        legend=_legend(colour, nodes),
        of=len(every),
        left_out="" if len(every) == len(shown) else "the smaller communities",
        colour_means="network",
        size_means="members",
        edge_means="share of the influence arriving there",
    )


def community(ask: Ask, key: str, limit: int = 60) -> NetworkView:
    """Return the top people of a community and who influences whom among them.

    Raises
    ------
    NotFoundError
        If there is no such community.
    """
    found = ask("communities", communities=[key])
    if not found:
        raise _unknown("community", key)
    answer = ask("network_of_a_community", community=key, people=PLACED, influences=4 * PLACED)
    people, influences = _people(answer)
    edges = _edges(influences)
    nodes = [
        Node(
            row["id"],
            row["name"] or row["id"],
            *(0.0, 0.0),
            size=_size(row["score"]),
            colour=QUADRANTS.get(row["quadrant"], QUADRANTS["the rest"]),
            community=row["quadrant"],
            facts=_facts(row, score="score", percentile="percentile here",
                         global_percentile="percentile everywhere", lift="lift"),
        )
        for row in people
    ]  # fmt: skip
    shown = _placed(nodes, edges)[:limit]
    members = max(found[0]["members"] or 0, len(people))
    return NetworkView(
        f"{found[0]['name'] or key}: who influences whom",
        shown,
        _among(edges, shown),
        legend=_legend(QUADRANTS, shown),
        of=members,
        left_out=_those_below(len(shown), members),
        colour_means="standing here and everywhere",
        size_means="score here",
    )


def person(ask: Ask, key: str, limit: int = 40) -> NetworkView:
    """Return a person, those who influence them and those they influence.

    Raises
    ------
    NotFoundError
        If there is no such person.
    """
    card = ask("person_card", person=key)
    if not card:
        raise _unknown("person", key)
    answer = ask("network_around_a_person", person=key, people=limit, influences=6 * limit)
    people, influences = _people(answer)
    edges = _edges(influences)
    outward = {edge.target for edge in edges if edge.source == key}
    inward = {edge.source for edge in edges if edge.target == key}
    nodes = []
    for row in people:
        role = _role(row["id"], key, outward, inward)
        facts = _facts(row, score="score everywhere", percentile="percentile everywhere")
        label, size = row["name"] or row["id"], _size(row["score"])
        nodes.append(Node(row["id"], label, 0.0, 0.0, size, ROLES[role], role, facts=facts))
    whole = (card[0]["influences"] or 0) + (card[0]["influenced_by"] or 0)
    neighbours = max(len(nodes) - 1, 0)
    return NetworkView(
        f"{card[0]['name'] or key}: influence in and out",
        _placed(nodes, edges),
        tuple(edges),
        legend=_legend(ROLES, nodes),
        of=len(nodes) if neighbours < limit else max(whole + 1, len(nodes)),
        left_out="the weaker influences" if neighbours >= limit and whole > limit else "",
        colour_means="who influences whom",
        size_means="score everywhere",
    )


def routes(ask: Ask, key: str = "", limit: int = 20) -> NetworkView:
    """Return the routes that the newest run found, into one community or into any.

    Raises
    ------
    NotFoundError
        If there is no such community.
    """
    title = "Routes"
    if key:
        found = ask("communities", communities=[key])
        if not found:
            raise _unknown("community", key)
        title = f"Routes into {found[0]['name'] or key}"
    rows = ask("routes", targets=[key] if key else [], limit=limit)
    people = sorted({one for row in rows for one in row["persons"]})
    influences = ask("influences_among", persons=people)
    return routes_view(title, [row["persons"] for row in rows], influences)


def _role(one: str, centre: str, outward: set[str], inward: set[str]) -> str:
    if one == centre:
        return "this person"
    if one in outward and one in inward:
        return "both"
    return "is influenced by this person" if one in outward else "influences this person"


def _people(answer: Sequence[Row]) -> tuple[Sequence[Row], Sequence[Row]]:
    return (answer[0]["people"], answer[0]["influences"]) if answer else ([], [])


def _edges(rows: Sequence[Row]) -> list[Edge]:
    names = ("source", "target", "strength", "probability", "low", "high", "interactions")
    return [Edge(**{name: row[name] for name in names}) for row in rows]


def _among(edges: Sequence[Edge], nodes: Sequence[Node]) -> tuple[Edge, ...]:
    """Keep the strongest edges between nodes that are shown; more than four each blur a picture."""
    ids = {node.id for node in nodes}
    kept = [edge for edge in edges if edge.source in ids and edge.target in ids]
    return tuple(kept[: 4 * len(nodes)])


def _placed(nodes: Sequence[Node], edges: Sequence[Edge]) -> tuple[Node, ...]:
    weights = {(e.source, e.target): e.strength or 10 * (e.probability or 0.0) for e in edges}
    sizes = {node.id: node.size for node in nodes}
    xy = positions(list(sizes), weights, sizes=sizes)
    return tuple(replace(node, x=xy[node.id][0], y=xy[node.id][1]) for node in nodes)


def _legend(given: Mapping[str, str], nodes: Sequence[Node]) -> tuple[tuple[str, str], ...]:
    used = {node.community for node in nodes}
    return tuple((name, colour) for name, colour in given.items() if name in used and name)


def _facts(row: Row, **names: str) -> tuple[tuple[str, Fact], ...]:
    return tuple((said, row[name]) for name, said in names.items() if row[name] is not None)


def _size(score: float | None) -> float:
    return round(6 + 0.18 * (score or 0.0), 1)


def _those_below(shown: int, of: int) -> str:
    return "" if shown >= of else f"those below rank {shown:,}, and the weaker influences"


def _unknown(kind: str, key: str) -> NotFoundError:
    return NotFoundError(
        f"There is no {kind} {key!r}",
        cure=f"Find it by a part of its name: leylines query find_{kind} text=…",
    )
