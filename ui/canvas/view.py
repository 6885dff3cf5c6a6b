"""A network as it is shown: what a page draws and what an export writes, and nothing else."""

from dataclasses import dataclass
from typing import Literal

from leylines.ui.canvas.origin import Origin

Fact = str | int | float


@dataclass(frozen=True, slots=True)
class Node:
    """A person, a community or another node of the graph at its place.

    Attributes
    ----------
    id, label : str
        As in the graph; the label is plain text.
    x, y : float
        In pixels at a zoom of 1; y grows downwards.
    size : float
        Radius in pixels.
    colour : str
        As ``#rrggbb``.
    community : str
        What the colour stands for, one of the names in the view's legend.
    kind : {"person", "community", "other"}
        The first two have a page of their own in the explorer.
    facts : tuple of (str, str or int or float)
        Name and value of what is told of it; texts are plain, numbers are finite.
    """

    id: str
    label: str
    x: float
    y: float
    size: float
    colour: str
    community: str
    kind: Literal["person", "community", "other"] = "person"
    facts: tuple[tuple[str, Fact], ...] = ()

    @property
    def said(self) -> list[tuple[str, str]]:
        """The facts as a person reads them.

        Examples
        --------
        >>> Node("a", "A", 0, 0, 1, "#000000", "", facts=(("rank", 1200), ("score", 3.14159))).said
        [('rank', '1,200'), ('score', '3.1')]
        """
        return [(name, _say(value)) for name, value in self.facts]


def percent(value: float) -> str:
    """Return a share or probability as a person reads it.

    Examples
    --------
    >>> percent(0.412), percent(0.0042)
    ('41%', '0.4%')
    """
    return f"{value:.0%}" if value >= 0.095 else f"{value:.1%}"


def _say(value: Fact) -> str:
    match value:
        case str():
            return value
        case int():
            return f"{value:,}"
        case _:
            return f"{value:,.1f}" if abs(value) >= 1 else f"{value:.3g}"


@dataclass(frozen=True, slots=True)
class Edge:
    """Influence from ``source`` to ``target``; what is not known is ``None``."""

    source: str
    target: str
    strength: float | None = None
    probability: float | None = None
    low: float | None = None
    high: float | None = None
    interactions: int | None = None


@dataclass(frozen=True, slots=True)
class NetworkView:
    """A network as it is shown.

    Attributes
    ----------
    title : str
        What it shows.
    nodes, edges : tuple
        Every edge runs between two of the nodes.
    legend : tuple of (str, str)
        Name and colour.
    of : int
        How many nodes there are in all; the rest is left out.
    left_out : str
        What is left out, in words; empty: nothing.
    colour_means, size_means, edge_means : str
        What colour, size and an edge's ``probability`` stand for.
    origin : Origin, optional
        How it was made, for those who want to make it again.

    Examples
    --------
    >>> ada = Node("ada", "Ada", 0, 0, 12, "#0072b2", "physics")
    >>> view = NetworkView("Physics", (ada,), (), of=40, left_out="those below rank 1")
    >>> view.sentence
    'Shown: 1 of 40. Left out: those below rank 1.'
    """

    title: str
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    legend: tuple[tuple[str, str], ...] = ()
    of: int = 0
    left_out: str = ""
    colour_means: str = "community"
    size_means: str = "score"
    edge_means: str = "probability of a reaction"
    origin: Origin | None = None

    @property
    def shown(self) -> int:
        """How many nodes are shown."""
        return len(self.nodes)

    @property
    def sentence(self) -> str:
        """What is shown and what is left out."""
        total = max(self.of, self.shown)
        if not self.left_out:
            return f"Shown: {self.shown:,} of {total:,}."
        return f"Shown: {self.shown:,} of {total:,}. Left out: {self.left_out}."
