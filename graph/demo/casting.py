"""Who plays which part: people chosen at random, each for one part only."""

from typing import TypedDict, Unpack

import numpy as np
from numpy.typing import NDArray

from leylines.graph.demo.people import People
from leylines.graph.demo.rhythm import DAYS


class Role(TypedDict, total=False):
    """How somebody stands in a community: see :class:`~leylines.graph.demo.people.People`."""

    activity: float  # as a quantile of the community's rates
    appeal: float
    reach: float


class Cast:
    """Chooses people for parts and gives them their standing, faintly where strength is below 1.

    Parameters
    ----------
    people : People
        Changed in place.
    strength : float
        1: appeal and reach are as the part says; 0: as they were.
    rng : numpy.random.Generator
    """

    def __init__(self, people: People, strength: float, rng: np.random.Generator) -> None:
        self.people = people
        self.strength = strength
        self._rng = rng
        self._free = np.ones(len(people), dtype=bool)
        self._usual_rate = people.rate.copy()

    def choose(self, home: int, count: int) -> NDArray[np.int64]:
        """Return people of a community who have no part yet; they leave their other communities.

        They are there from the first day to the last, for a part that ends early proves nothing.
        """
        candidates = np.flatnonzero(self._free & (self.people.home == home))
        chosen = self._rng.choice(candidates, size=count, replace=False)
        self._free[chosen] = False
        self.people.joined[chosen] = np.minimum(self.people.joined[chosen], -30.0)
        self.people.left[chosen] = DAYS + 1.0
        self.people.rate[chosen] = 0.0
        self.people.accounts[chosen] = False
        return chosen

    def play(self, person: int, community: int, **role: Unpack[Role]) -> None:
        """Give a person a standing in a community."""
        rates = self._usual_rate[:, community]
        quantile = np.quantile(rates[rates > 0], role["activity"])
        self.people.rate[person, community] = quantile
        if "appeal" in role:
            usual = self.people.appeal[person, community]
            self.people.appeal[person, community] = self.towards(usual, role["appeal"])
        if "reach" in role:
            self.people.reach[person] = self.towards(self.people.reach[person], role["reach"])

    def towards(self, usual: float, planted: float) -> float:
        """Return a value between the usual and the planted one, by the planting's strength."""
        return usual + self.strength * (planted - usual)
