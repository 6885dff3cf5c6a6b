"""The stage of an attack: the community attacked, and who is who in it."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from leylines.graph.errors import AnalysisError
from leylines.graph.network import Interactions, Parameters
from leylines.graph.network.strength import DAY, end_of_data
from leylines.queries.attack.scene import Scene

CAMPAIGN = 30
"""An attack goes over so many days up to the end of the data."""

FEWEST = 10
"""In a community with fewer members nothing is attacked: there is hardly a place to gain."""


@dataclass(frozen=True, slots=True, eq=False)
class Stage:
    """What an attack knows of the community that it is made on.

    Attributes
    ----------
    scene : Scene
        Before the attack.
    community : int
        Position of the community, or -1: everything is attacked.
    members : (n,) int32
        Persons there, by how many different people react to them, the fewest first; those who are
        level in the order of ids.
    reacted : (n,) int64
        How many do, of each of ``members``.
    reactions : (k,) int64
        The real interactions there through which influence flows to the actor.
    kind : int
        The kind that most of these are of.
    begin, end : int
        When the attack begins and ends, milliseconds since 1970.
    """

    scene: Scene
    community: int
    members: NDArray[np.int32]
    reacted: NDArray[np.int64]
    reactions: NDArray[np.int64]
    kind: int
    begin: int
    end: int

    @classmethod
    def of(cls, interactions: Interactions, parameters: Parameters, community: int) -> "Stage":
        """Return the stage of a community, or of everything.

        Raises
        ------
        AnalysisError
            If too few people or no reactions are there.
        """
        scene = Scene.of(interactions, parameters, community)
        contexts, flow = scene.contexts, scene.flow
        here = slice(int(contexts.indptr[-2]), int(contexts.indptr[-1]))
        reacted = np.diff(contexts.edge_indptr)[here]
        order = np.argsort(reacted, kind="stable")
        rows = contexts.flow[contexts.context[contexts.source[contexts.edge]] == len(contexts) - 1]
        event = flow.event[rows]
        reactions = event[interactions.actor[event] == flow.target[rows]]
        if len(order) < FEWEST or not len(reactions):
            raise AnalysisError(
                f"{len(order)} people and {len(reactions)} reactions are too few to attack",
                cure="Name a larger community: `leylines communities`.",
            )
        end = end_of_data(interactions, parameters)
        return cls(
            scene=scene,
            community=community,
            members=contexts.person[here][order],
            reacted=reacted[order],
            reactions=reactions,
            kind=int(np.bincount(interactions.kind[reactions]).argmax()),
            begin=end - CAMPAIGN * DAY,
            end=end,
        )

    def times(self, count: int, generator: np.random.Generator) -> NDArray[np.int64]:
        """Draw times of the campaign, in order."""
        return np.sort(generator.integers(self.begin, self.end, size=count, endpoint=True))

    def ordinary(self, attacker: int) -> NDArray[np.int32]:
        """Return the less reacted-to half of the members, without the attacker."""
        half = self.members[: (len(self.members) + 1) // 2]
        others: NDArray[np.int32] = half[half != attacker]
        return others

    def new_accounts(self, count: int) -> NDArray[np.int64]:
        """Return the positions of so many new accounts."""
        return len(self.scene.interactions.persons) + np.arange(count)
