"""Brokerage asked of a graph: between which communities each person of the newest run stands."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from leylines.graph.errors import NotFoundError
from leylines.graph.network import InfluenceNetwork, build_network
from leylines.graph.network.strength import end_of_data
from leylines.queries.brokerage.constraint import constraint
from leylines.queries.brokerage.effective_size import effective_size
from leylines.queries.brokerage.gould_fernandez import ROLES, Brokerage, gould_fernandez
from leylines.queries.brokerage.participation import participation
from leylines.queries.catalogue import ask
from leylines.queries.communities import homes, main_home
from leylines.queries.engine import Graph

if TYPE_CHECKING:
    from leylines.queries.explanation.known import Known

Row = dict[str, Any]


@dataclass(frozen=True, eq=False)
class Homes:
    """A division of the persons: ``at`` is the position of each one's community, or -1."""

    communities: Sequence[str]
    names: Sequence[str]
    at: NDArray[np.int32]


@dataclass(frozen=True, eq=False)
class Brokers:
    """Who stands between whom in a network, by the communities of those it joins.

    Attributes
    ----------
    network : InfluenceNetwork
    activity : (n, communities) sparse array
        How each person's own activity divides over the declared communities.
    homes : mapping of str to Homes
        ``declared``: the community of most of a person's activity; ``detected``.
    """

    network: InfluenceNetwork
    activity: sparse.csr_array
    homes: Mapping[str, Homes]

    @cached_property
    def positions(self) -> Mapping[str, int]:
        """The position of each person, by id."""
        return {person: place for place, person in enumerate(self.network.persons)}

    @cached_property
    def roles(self) -> Mapping[str, Brokerage]:
        """Gould and Fernandez' roles in each division."""
        graph = self._graph
        return {name: gould_fernandez(graph, each.at) for name, each in self.homes.items()}

    @cached_property
    def holes(self) -> Mapping[str, NDArray[np.float64]]:
        """Burt's constraint and effective size, and participation, (n,) float64 each."""
        return {
            "constraint": constraint(self._graph),
            "effective_size": effective_size(self._graph),
            "participation": participation(self.activity),
        }

    @cached_property
    def _graph(self) -> Graph:
        return Graph.of(self.network.matrix(self.network.strength))

    def of(self, person: str) -> Row:
        """Return a person's roles, each with what chance would give, and the rest.

        Returns
        -------
        dict
            ``constraint``, ``effective_size`` and ``participation``; None where a person without
            contacts has none. Under ``declared`` and ``detected`` the person's ``home`` there (a
            name, or None) and ``roles``: rows of ``role``, ``count`` and ``expected``.

        Raises
        ------
        NotFoundError
            If the run knows no such person.
        """
        if person not in self.positions:
            raise NotFoundError(
                f"The newest run knows nobody {person!r}", cure="Run `leylines analyse`."
            )
        place = self.positions[person]
        holes = {name: _known(value[place]) for name, value in self.holes.items()}
        return holes | {name: self._roles(name, place) for name in self.homes}

    def at(self, community: str, limit: int) -> list[Row]:
        """Return who of a community's people carries most influence into it and out of it.

        Parameters
        ----------
        community : str
            A declared or detected one; its people are those at home there.
        limit : int

        Returns
        -------
        list of dict
            ``id``, ``name`` and a count for each role, by falling ``gatekeeper`` +
            ``representative``; those with neither are left out.
        """
        for name, division in self.homes.items():
            if community in division.communities:
                counts = self.roles[name].counts
                home = list(division.communities).index(community)
                people = np.flatnonzero(division.at == home)
                carried = counts[people, ROLES.index("gatekeeper")]
                carried = carried + counts[people, ROLES.index("representative")]
                order = np.argsort(-carried, kind="stable")[:limit]
                return [self._row(place, counts) for place in people[order[carried[order] > 0]]]
        return []

    def _row(self, place: int, counts: NDArray[np.int64]) -> Row:
        who = {"id": self.network.persons[place], "name": self.network.names[place]}
        return who | dict(zip(ROLES, counts[place].tolist(), strict=True))

    def _roles(self, name: str, place: int) -> Row:
        division, found = self.homes[name], self.roles[name]
        at = int(division.at[place])
        rows = zip(ROLES, found.counts[place].tolist(), found.expected[place], strict=True)
        return {
            "home": division.names[at] if at >= 0 else None,
            "roles": [
                {"role": role, "count": count, "expected": _known(expected)}
                for role, count, expected in rows
            ],
        }


def brokers(known: "Known", network: InfluenceNetwork | None = None) -> Brokers:
    """Return who stands between whom by the newest run.

    Parameters
    ----------
    known : Known
    network : InfluenceNetwork, optional
        That of the run, if it is at hand.
    """
    interactions = known.interactions
    activity = homes(interactions, end_of_data(interactions, known.parameters))
    declared = Homes(interactions.communities, interactions.community_names, main_home(activity))
    if network is None:
        network = build_network(interactions, known.parameters)
    return Brokers(network, activity, {"declared": declared, "detected": _detected(known)})


def _detected(known: "Known") -> Homes:
    found = ask(known.store, "communities", kinds=["detected"])
    names = {row["id"]: row["name"] or row["id"] for row in found}
    places = {community: place for place, community in enumerate(names)}
    at = np.full(len(known.interactions.persons), -1, dtype=np.int32)
    for row in ask(known.store, "detected_groups"):
        if row["id"] in known.positions and row["community"] in places:
            at[known.positions[row["id"]]] = places[row["community"]]
    return Homes(list(names), list(names.values()), at)


def _known(value: float) -> float | None:
    return None if np.isnan(value) else float(value)
