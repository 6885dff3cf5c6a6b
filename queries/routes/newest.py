"""The influence network and the standings that routes are asked of: those of the newest run."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from leylines.graph.errors import AnalysisError
from leylines.graph.network import (
    InfluenceNetwork,
    Interactions,
    KindInfluence,
    Parameters,
    build_network,
    influence_flow,
    read_interactions,
)
from leylines.graph.network.strength import end_of_data
from leylines.graph.progress import Progress, silent
from leylines.graph.store import Store
from leylines.queries.catalogue import ask
from leylines.queries.communities import AT_HOME, homes
from leylines.queries.routes.in_time import Timeline, timeline

EVERYONE = 1_000_000_000


@dataclass(frozen=True, eq=False)
class Newest:
    """What the newest run knew, for questions that it did not answer in advance."""

    store: Store
    run: str
    network: InfluenceNetwork
    interactions: Interactions
    parameters: Parameters

    @cached_property
    def timeline(self) -> Timeline:
        """The interactions behind the network, in order of time."""
        return timeline(self.network, influence_flow(self.interactions, self.parameters))

    @cached_property
    def positions(self) -> Mapping[str, int]:
        """The position of each person, by id."""
        return {person: position for position, person in enumerate(self.network.persons)}

    @cached_property
    def global_standing(self) -> NDArray[np.float64]:
        """Each person's global score, (n,) float64 from 0 to 1."""
        rows = ask(self.store, "top_people_overall", limit=EVERYONE)
        return self._standing(rows)

    def standing(self, community: str) -> NDArray[np.float64]:
        """Return each person's score in a community, (n,) float64 from 0 to 1."""
        return self._standing(ask(self.store, "top_people", community=community, limit=EVERYONE))

    def members(self, community: str, *, rather_than: str | None = None) -> list[int]:
        """Return the positions of those who have a standing in a community.

        Parameters
        ----------
        community : str
        rather_than : str, optional
            Leave out who stands higher in this other community: they are its people, not those
            from whom a route into it begins.
        """
        here = self._percentiles(community)
        there = self._percentiles(rather_than) if rather_than is not None else {}
        return sorted(
            self.positions[person]
            for person, percentile in here.items()
            if person in self.positions and percentile >= there.get(person, 0.0)
        )

    def people(self, community: str) -> list[int]:
        """Return the positions of a community's own people: those who are at home there.

        From them the routes begin that a run keeps. Of a detected community all are its own.
        """
        if community not in self.interactions.communities:
            return self.members(community)
        place = self.interactions.communities.index(community)
        here = self._homes[:, [place]].toarray().ravel()
        return [int(each) for each in np.flatnonzero(here >= AT_HOME)]

    @cached_property
    def _homes(self) -> sparse.csr_array:
        return homes(self.interactions, end_of_data(self.interactions, self.parameters))

    def _percentiles(self, community: str) -> dict[str, float]:
        rows = ask(self.store, "top_people", community=community, limit=EVERYONE)
        return {row["id"]: row["percentile"] for row in rows}

    def _standing(self, rows: Sequence[Mapping[str, Any]]) -> NDArray[np.float64]:
        standing = np.zeros(len(self.network.persons))
        for row in rows:
            if row["id"] in self.positions:
                standing[self.positions[row["id"]]] = row["score"] / 100
        return standing


def newest(store: Store, *, cache: Path | None, progress: Progress = silent) -> Newest:
    """Build the influence network of the newest run again, from the interactions that it knew.

    Parameters
    ----------
    store : Store
    cache : Path, optional
        Where the graph's arrays are kept.
    progress : Progress

    Raises
    ------
    AnalysisError
        If there is no run yet.
    """
    runs = ask(store, "newest_run")
    if not runs:
        raise AnalysisError("There is no run yet", cure="Make one: `leylines analyse`.")
    interactions = read_interactions(store, cache=cache, progress=progress)
    parameters = parameters_of(runs[0])
    network = build_network(interactions, parameters)
    return Newest(store, runs[0]["id"], network, interactions, parameters)


def parameters_of(run: Mapping[str, Any]) -> Parameters:
    """Return what a run was told, with the end of its data as ``until``.

    Parameters
    ----------
    run : mapping
        Of the questions ``newest_run`` and ``runs``.
    """
    until = round(run["data_until"].timestamp() * 1000)
    return parameters_from(json.loads(run["parameters"] or "{}") | {"until": until})


def parameters_from(values: Mapping[str, Any]) -> Parameters:
    """Return parameters from what a run recorded; those it did not know have their defaults.

    Examples
    --------
    >>> table = {"LIKED": {"flow": "to actor", "weight": 1.0}}
    >>> parameters_from({"table": table, "seed": 7, "of_another_version": 1}).table["LIKED"].weight
    1.0
    """
    known = {field.name for field in fields(Parameters)}
    given = {name: value for name, value in values.items() if name in known}
    if "table" in given:
        given["table"] = {kind: KindInfluence(**entry) for kind, entry in given["table"].items()}
    return Parameters(**given)
