"""Who holds what, as a function of what was loaded and of the links in force: nothing else.

Persons are joined by the links between accounts that were loaded as theirs. In each group that is
joined one person is kept and holds the accounts of all. How sure that is for another person of the
group is told by the weakest link on the surest way to the one who is kept.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

import networkx as nx


@dataclass(frozen=True, slots=True)
class Tie:
    """A link in force, as a link between the two persons that its accounts were loaded with."""

    link: str
    first: str
    second: str
    confidence: float
    evidence: str
    at: datetime
    keep: str | None = None


@dataclass(frozen=True, slots=True)
class Holder:
    """Who holds the accounts that were loaded as another's, and the link by which that stands."""

    person: str
    by: Tie


def holders(ties: Iterable[Tie], own: Iterable[str]) -> Mapping[str, Holder]:
    """Return the holder of each person's accounts who is not kept.

    Kept is whom the latest link in force names, else one whom a source named rather than an
    account's own person, else the one with the lowest id.

    Parameters
    ----------
    ties : iterable of Tie
        In any order.
    own : iterable of str
        The ids of those persons who are an account's own.

    Examples
    --------
    >>> at = datetime(2026, 1, 1)
    >>> ties = [Tie("1", "a", "b", 0.9, "same e-mail", at), Tie("2", "b", "c", 0.5, "names", at)]
    >>> [(one, held.person, held.by.link) for one, held in sorted(holders(ties, "abc").items())]
    [('b', 'a', '1'), ('c', 'a', '2')]
    """
    graph: nx.Graph[str] = nx.Graph()
    for tie in sorted(ties, key=lambda tie: (tie.confidence, tie.link)):
        if tie.first != tie.second:  # of two links between the same persons the surer one stays
            graph.add_edge(tie.first, tie.second, weight=tie.confidence, tie=tie)
    surest = nx.maximum_spanning_tree(graph)
    own = frozenset(own)
    found: dict[str, Holder] = {}
    for group in nx.connected_components(surest):
        kept = _kept(group, [data["tie"] for *_, data in graph.edges(group, data=True)], own)
        for before, after in nx.bfs_edges(surest, kept):
            tie = surest.edges[before, after]["tie"]
            way = [found[before].by, tie] if before in found else [tie]
            found[after] = Holder(kept, min(way, key=lambda tie: tie.confidence))
    return found


def _kept(group: Iterable[str], ties: Iterable[Tie], own: frozenset[str]) -> str:
    members = set(group)
    wished = [tie for tie in ties if tie.keep in members]
    if wished:
        return str(max(wished, key=lambda tie: (tie.at, tie.link)).keep)
    return min(members, key=lambda person: (person in own, person))
