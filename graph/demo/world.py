"""The world of the demonstration: its networks, its communities and what is talked about there.

Everything that can be read is in the TOML files of this folder: a community is one file under
``communities/``, and another file makes another community.
"""

import tomllib
from dataclasses import dataclass
from functools import cached_property
from importlib.resources import files
from typing import Any

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class Subject:
    """Something that a community talks about."""

    topic: str
    troubles: tuple[str, ...]
    advice: tuple[str, ...]
    joys: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Community:
    """A community on its home network; ``near`` names those where its people also go."""

    id: str
    name: str
    network: str
    size: int
    pace: float
    near: tuple[str, ...]
    subjects: tuple[Subject, ...]

    @property
    def graph_id(self) -> str:
        """The id in the graph: with the network in front."""
        return f"{self.network}/{self.id}"


@dataclass(frozen=True, slots=True)
class Network:
    """A network and the habits of its people (see ``networks.toml``)."""

    id: str
    name: str
    community_kind: str
    opening: str
    replies: tuple[float, float]
    likes: float
    delay_hours: float
    follows: float
    messages: float


@dataclass(frozen=True)
class World:
    """The networks and the communities, each in a fixed order that arrays go by."""

    networks: tuple[Network, ...]
    communities: tuple[Community, ...]

    @cached_property
    def network_of(self) -> NDArray[np.int64]:
        """The network's position of each community, (k,) int64."""
        order = [network.id for network in self.networks]
        return np.array([order.index(community.network) for community in self.communities])

    def habit(self, name: str) -> NDArray[np.float64]:
        """Return a number of the home network for each community, (k,) or (k, 2) float64."""
        return np.array([getattr(network, name) for network in self.networks])[self.network_of]

    def position(self, community: str) -> int:
        """Return the position of a community by its id without the network."""
        return [each.id for each in self.communities].index(community)

    def graph_id(self, position: int) -> str:
        """Return a community's id in the graph."""
        return self.communities[position].graph_id


def read_world() -> World:
    """Read the world from its files.

    Examples
    --------
    >>> [network.name for network in read_world().networks]
    ['Hearth Forum', 'Askwell', 'Lantern Chat']
    >>> len(read_world().communities)
    12
    """
    networks = tuple(
        Network(id=name, **{**row, "replies": tuple(row["replies"])})
        for name, row in read_toml("networks.toml").items()
    )
    order = [network.id for network in networks]
    folder = files("leylines.graph.demo").joinpath("communities")
    names = sorted(file.name for file in folder.iterdir() if file.name.endswith(".toml"))
    communities = [_community(name) for name in names]
    communities.sort(key=lambda each: (order.index(each.network), each.id))
    return World(networks, tuple(communities))


def read_toml(name: str) -> dict[str, Any]:
    """Read one of this folder's TOML files."""
    text = files("leylines.graph.demo").joinpath(name).read_text(encoding="utf-8")
    return tomllib.loads(text)


def _community(file: str) -> Community:
    row = read_toml(f"communities/{file}")
    subjects = tuple(
        Subject(each["topic"], *(tuple(each[key]) for key in ("troubles", "advice", "joys")))
        for each in row.pop("subjects")
    )
    near = tuple(row.pop("near"))
    return Community(id=file.removesuffix(".toml"), near=near, subjects=subjects, **row)
