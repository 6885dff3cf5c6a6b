"""Where somebody stands among the real people by a measure, before and after an attack."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from leylines.queries.attack.scene import Scene
from leylines.queries.scores import scale
from leylines.queries.scores.scale import TIE


@dataclass(frozen=True, slots=True)
class Place:
    """Somebody's place among the real people of a context.

    Attributes
    ----------
    rank : int
        1 first; who is level shares the best place.
    percentile : float
        Those below and half of those that are level, in percent.
    shown : float
        The measure on the scale that scores are shown on, 0 to 100.
    """

    rank: int
    percentile: float
    shown: float


def places(scene: Scene, value: NDArray[np.float64], person: int, real: int) -> Iterator[Place]:
    """Yield the place of a person in each context of a scene.

    Parameters
    ----------
    value : (n,) float64
        Of each node.
    person : int
        A member of every context.
    real : int
        Persons from this position on are forged, and take no place of anybody.
    """
    contexts = scene.contexts
    shown = scale(contexts, value)
    for begin, end in zip(contexts.indptr[:-1], contexts.indptr[1:], strict=True):
        people = contexts.person[begin:end]
        own = begin + int(np.searchsorted(people, person))
        others = value[begin:end][people < real]
        above = int((others > value[own] * (1 + TIE)).sum())
        below = int((others * (1 + TIE) < value[own]).sum())
        middle = below + (len(others) - above - below) / 2
        yield Place(above + 1, 100 * middle / len(others), float(shown[own]))
