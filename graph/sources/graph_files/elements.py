"""What both formats tell of: nodes, edges, and what cannot be either."""

from dataclasses import dataclass
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Node:
    """A node: its id in the file, and its attributes by name."""

    id: str | None
    values: dict[str, str]


@dataclass(frozen=True, slots=True)
class Edge:
    """An edge from ``source`` to ``target``, by their ids in the file, and its attributes.

    ``times`` are those at which the format itself says that the edge began, ``zone`` the one that
    it states for them.
    """

    source: str | None
    target: str | None
    is_directed: bool
    values: dict[str, str]
    times: tuple[str, ...] = ()
    zone: str | None = None


@dataclass(frozen=True, slots=True)
class Other:
    """An element that tells of no interaction between two, and why."""

    reason: str


Element: TypeAlias = Node | Edge | Other
