"""What is found, in words: interactions, correlations, routes and their evidence."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from leylines.queries.catalogue import ask
from leylines.ui.cli.screen import moment, shown

if TYPE_CHECKING:
    from leylines.graph.store import Store

DID = {
    "REPLIED": "replied to",
    "ANSWERED": "answered",
    "ACCEPTED": "accepted an answer of",
    "LIKED": "liked what was written by",
    "REPOSTED": "reposted",
    "QUOTED": "quoted",
    "MENTIONED": "mentioned",
    "FOLLOWED": "followed",
    "MESSAGED": "wrote to",
}
MIGHTY, WEAK = 0.7, 0.4
QUOTED = 100


def correlation_sentence(row: Mapping[str, Any]) -> str:
    """Say what the correlation of local and global standing means.

    Parameters
    ----------
    row : mapping
        With ``correlation``, ``low`` and ``high``.

    Examples
    --------
    >>> correlation_sentence({"correlation": 0.85, "low": 0.8, "high": 0.9})
    'who stands high everywhere mostly does here (correlation 0.85, 0.80 to 0.90)'
    >>> correlation_sentence({"correlation": None, "low": None, "high": None})
    'too few people to compare with everywhere'
    """
    correlation, low, high = row["correlation"], row["low"], row["high"]
    if correlation is None:
        return "too few people to compare with everywhere"
    if low is None or high is None:
        interval = f"(correlation {correlation:.2f})"
    else:
        interval = f"(correlation {correlation:.2f}, {low:.2f} to {high:.2f})"
        if low < WEAK and high > MIGHTY:
            return f"too few people to say whether a standing everywhere counts here {interval}"
    if correlation >= MIGHTY:
        return f"who stands high everywhere mostly does here {interval}"
    if correlation >= WEAK:
        return f"who stands high everywhere often does here, and often not {interval}"
    return f"a standing everywhere says little about one here {interval}"


def evidence_sentence(row: Mapping[str, Any]) -> str:
    """Say what an interaction was.

    Parameters
    ----------
    row : mapping
        Of the question ``evidence_of_influence``.
    """
    what = f"{moment(row['at'])[:10]} {shown(row['actor_name'])} {DID[row['kind']]} "
    what += shown(row["target_name"])
    if row["communities"]:
        what += f" in {shown(row['communities'])}"
    text = shown(row["text"] or row["title"])
    if text:
        what += f": “{text[:QUOTED]}{'…' if len(text) > QUOTED else ''}”"
    return f"{what} {shown(row['url'])}".rstrip()


def hops(store: "Store", persons: Sequence[str], evidence: int = 1) -> list[dict[str, Any]]:
    """Return the hops of a route: who influences whom, how surely, and the newest evidence."""
    influences = {
        (row["source"], row["target"]): row
        for row in ask(store, "influences_among", persons=list(persons))
    }
    return [
        {
            **influences.get(hop, {"source": hop[0], "target": hop[1]}),
            "evidence": ask(
                store, "evidence_of_influence", source=hop[0], target=hop[1], limit=evidence
            ),
        }
        for hop in pairwise(persons)
    ]


def hop_lines(found: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    """Say what the hops of a route are, each with its evidence; of a single hop only that."""
    for hop in found:
        if len(found) == 1:
            yield from map(evidence_sentence, hop["evidence"])
            return
        line = f"{shown(hop.get('source_name', hop['source']))} → "
        line += shown(hop.get("target_name", hop["target"]))
        if "probability" in hop:
            line += f"  {_probability(hop)}"
        if "in_order" in hop:
            line += f", {hop['in_order']['interactions']} of {hop['interactions']} in order"
        yield line
        for row in hop["evidence"]:
            yield f"    {evidence_sentence(row)}"


def _probability(row: Mapping[str, Any]) -> str:
    chances = [
        f"{row[name]:.{2 if row[name] >= 0.095 else 3}f}" for name in ("probability", "low", "high")
    ]
    return "probability {} ({} to {})".format(*chances)


def route_line(route: Mapping[str, Any]) -> str:
    """Say what a route is worth.

    Parameters
    ----------
    route : mapping
        Of the question ``routes``.
    """
    line = f"{' → '.join(map(shown, route['names']))}  {_probability(route)}"
    if route.get("standing") is not None:
        line += f", standing of its end {shown(route['standing'])}"
    if route.get("value") is not None:
        line += f", value {shown(route['value'])}"
    return line
