"""Who reacts: somebody near the author, by how active people are."""

import numpy as np
from numpy.typing import NDArray

EVERYBODY = 0.25  # share of reactions that come from anywhere in the community


class Audience:
    """Draws people of communities in proportion to a mass, near a given person or anywhere.

    Each community is a circle on which its people lie in a fixed order, each as wide as their mass.
    Near means near on the circle: so everybody has a circle of acquaintances that stays the same.

    Parameters
    ----------
    mass : (n, k) float64
        How likely each person is in each community.
    rng : numpy.random.Generator

    Examples
    --------
    >>> mass = np.array([[1.0, 0.0], [1.0, 0.0], [0.0, 3.0]])
    >>> audience = Audience(mass, np.random.default_rng(1))
    >>> audience.anybody(np.array([1, 1, 1])).tolist()
    [2, 2, 2]
    """

    def __init__(self, mass: NDArray[np.float64], rng: np.random.Generator) -> None:
        self._count = len(mass)
        self._ends = np.cumsum(mass.T.ravel())
        self._first = np.concatenate([[0.0], self._ends])[:: self._count][: mass.shape[1]]
        self._total: NDArray[np.float64] = mass.sum(axis=0)
        self._rng = rng

    @property
    def total(self) -> NDArray[np.float64]:
        """The mass of each community, (k,) float64."""
        return self._total

    def anybody(self, community: NDArray[np.int64]) -> NDArray[np.int64]:
        """Return one person of each of the communities named, (m,) int64."""
        return self._at(community, self._rng.random(len(community)))

    def near(
        self,
        community: NDArray[np.int64],
        person: NDArray[np.int64],
        reach: NDArray[np.float64],
    ) -> NDArray[np.int64]:
        """Return for each row somebody of the community near the person.

        Parameters
        ----------
        community, person : (m,) int64
        reach : (m,) float64
            The mean distance, as a share of the community.
        """
        end = self._ends[community * self._count + person]
        centre = (end - self._first[community]) / self._total[community]
        far = self._rng.random(len(community)) < EVERYBODY
        distance = self._rng.laplace(0.0, np.where(far, 1.0, reach))
        return self._at(community, (centre + distance) % 1.0)

    def _at(self, community: NDArray[np.int64], where: NDArray[np.float64]) -> NDArray[np.int64]:
        point = self._first[community] + where * self._total[community]
        found: NDArray[np.int64] = (
            np.searchsorted(self._ends, point, side="right") - community * self._count
        )
        return np.asarray(np.clip(found, 0, self._count - 1))
