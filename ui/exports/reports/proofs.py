"""Routes and influences with the interactions that prove them."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

from leylines.ui.canvas.builders import Ask
from leylines.ui.exports.reports.blocks import SAID, Row, line, probability
from leylines.ui.pages.parts.done import DONE
from leylines.ui.pages.parts.text import date, web_address

Item = dict[str, Any]


def route_items(ask: Ask, routes: Sequence[Row], each: int = 1) -> list[Item]:
    """Return routes, each hop with its newest evidence.

    Parameters
    ----------
    ask : callable
    routes : sequence of mappings
        The answer of the question ``routes``.
    each : int
        Interactions for each hop.
    """
    return [
        {
            "head": " → ".join(map(line, route["names"])),
            "said": _route_said(route),
            "proofs": [
                proof for hop in pairwise(route["persons"]) for proof in _proofs(ask, *hop, each)
            ],
        }
        for route in routes
    ]


def influence_items(ask: Ask, person: str, name: str, others: Sequence[Row]) -> list[Item]:
    """Return whom a person influences, each with the newest evidence.

    Parameters
    ----------
    ask : callable
    person, name : str
    others : sequence of mappings
        The answer of ``whom_a_person_influences``.
    """
    return [
        {
            "head": f"{line(name)} → {line(other['name'] or other['id'])}",
            "said": f"Probability of a reaction: {probability(other)}",
            "proofs": _proofs(ask, person, other["id"], 2),
        }
        for other in others
    ]


def _route_said(route: Row) -> str:
    said = f"Probability: {probability(route)}"
    if route["standing"] is not None:
        said += f"; score of its end there: {route['standing']:.1f}"
    return said if route["value"] is None else f"{said}; value: {route['value']:.1f}"


def _proofs(ask: Ask, source: str, target: str, limit: int) -> list[dict[str, str]]:
    rows = ask("evidence_of_influence", source=source, target=target, limit=limit)
    return [_proof(row) for row in rows]


def _proof(row: Row) -> dict[str, str]:
    actor, target = (line(row[f"{end}_name"] or row[end]) for end in ("actor", "target"))
    said = f"{date(row['at'])}: {actor} {DONE.get(row['kind'], row['kind'].lower())} {target}"
    if row["communities"]:
        said += f" in {', '.join(map(line, row['communities']))}"
    address = web_address(row["url"]) or ""
    return {
        "said": said,
        "text": line(row["text"] or row["title"], SAID),
        "address": address,
        "shown": line(address, 90),
    }
