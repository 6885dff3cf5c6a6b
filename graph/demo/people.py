"""The people of the demonstration: names, accounts, where they belong and how active they are."""

import unicodedata
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from leylines.graph.demo.rhythm import DAYS
from leylines.graph.demo.world import World, read_toml

SECOND_HOME = 0.85  # of the most active, who also belong to a second community; of the idle none
LURKS_ELSEWHERE = 0.12  # chance of an account on a network where one never writes


@dataclass(eq=False)
class People:
    """Everybody, as arrays by position; planting changes some of them before anything happens.

    Attributes
    ----------
    ids, names : list of str
        A person's id is made of the name.
    joined, left : (n,) float64
        Days since the start; who joined before it has a negative number.
    home : (n,) int64
        Each person's first community.
    rate : (n, k) float64
        How active a person is in each community while there; 0: does not belong to it.
    appeal : (n, k) float64
        How much a person's contents draw reactions in each community; 1 is usual.
    reach : (n,) float64
        The share of a community that a person's contents get to: near 0 a circle of friends.
    fame : (n,) float64
        How many follow a person whatever their community; 1 is usual.
    accounts : (n, networks) bool
    """

    ids: list[str]
    names: list[str]
    joined: NDArray[np.float64]
    left: NDArray[np.float64]
    home: NDArray[np.int64]
    rate: NDArray[np.float64]
    appeal: NDArray[np.float64]
    reach: NDArray[np.float64]
    fame: NDArray[np.float64]
    accounts: NDArray[np.bool_]

    def __len__(self) -> int:
        """Return the number of people."""
        return len(self.ids)

    @property
    def days_present(self) -> NDArray[np.float64]:
        """How long each person is there between the first and the last day, (n,) float64."""
        return np.clip(self.left, 0, DAYS) - np.clip(self.joined, 0, DAYS)

    def open_accounts(self, world: World) -> None:
        """Give everybody an account wherever they belong to a community."""
        for network in range(len(world.networks)):
            belongs = (self.rate[:, world.network_of == network] > 0).any(axis=1)
            self.accounts[:, network] |= belongs


def draw_people(world: World, count: int, rng: np.random.Generator) -> People:
    """Invent people, heavy-tailed in activity and appeal.

    Parameters
    ----------
    world : World
    count : int
        How many.
    rng : numpy.random.Generator
    """
    names = _names(count, rng)
    home = _homes(world, count, rng)
    rate = _rates(world, home, rng)
    joined, left = _stays(count, rng)
    talent = rng.lognormal(0.0, 0.6, (count, 1))
    people = People(
        ids=[_ascii(name).lower().replace(" ", "-") for name in names],
        names=names,
        joined=joined,
        left=left,
        home=home,
        rate=rate,
        appeal=talent * rng.lognormal(0.0, 0.3, rate.shape),
        reach=rng.uniform(0.03, 0.10, count),
        fame=talent[:, 0].copy(),
        accounts=rng.random((count, len(world.networks))) < LURKS_ELSEWHERE,
    )
    people.open_accounts(world)
    return people


def handles(people: People, network: int, rng: np.random.Generator) -> list[str]:
    """Return everybody's handle on a network, all different, in the manner of that network.

    The same person is somebody else on each network, as in life.
    """
    taken: set[str] = set()
    result = []
    for name, number in zip(people.names, rng.integers(0, 100, len(people)).tolist(), strict=True):
        given, family = _ascii(name).lower().replace("-", "").split(" ", 1)
        manners = (
            (f"{given}_{family[0]}", f"{given}.{family}", f"{family}_{given}"),
            (f"{given[0]}{family}", f"{given}{family}", f"{given}{family}{number}"),
            (given, f"{given}{number}", f"{given}_{family}{number}"),
        )[network % 3]
        handle = next(
            (each for each in manners if each not in taken), f"{manners[-1]}_{len(taken)}"
        )
        taken.add(handle)
        result.append(handle)
    return result


def _names(count: int, rng: np.random.Generator) -> list[str]:
    words = read_toml("names.toml")
    given, family = words["given"].split(), words["family"].split()
    pairs = rng.choice(len(given) * len(family), size=count, replace=False)
    return [f"{given[pair // len(family)]} {family[pair % len(family)]}" for pair in pairs.tolist()]


def _ascii(name: str) -> str:
    plain = name.replace("ı", "i").replace("ø", "o")
    return unicodedata.normalize("NFKD", plain).encode("ascii", "ignore").decode()


def _homes(world: World, count: int, rng: np.random.Generator) -> NDArray[np.int64]:
    size = np.array([community.size for community in world.communities], dtype=float)
    bounds = np.floor(np.cumsum(size) / size.sum() * count + 0.5).astype(np.int64)
    return rng.permutation(np.repeat(np.arange(len(size)), np.diff(bounds, prepend=0)))


def _rates(world: World, home: NDArray[np.int64], rng: np.random.Generator) -> NDArray[np.float64]:
    """Return (n, k) float64: most at home, and for some a second community, mostly a near one."""
    count, many = len(home), len(world.communities)
    pace = np.array([community.pace for community in world.communities])
    activity = rng.lognormal(0.0, 1.25, count)
    near = np.full((many, many), 0.03)
    for position, community in enumerate(world.communities):
        near[position, [world.position(name) for name in community.near]] = 0.25
        near[position, position] = 0.0
    near = np.cumsum(near / near.sum(axis=1, keepdims=True), axis=1)
    second = (rng.random((count, 1)) > near[home]).sum(axis=1).clip(max=many - 1)
    roams = rng.random(count) < SECOND_HOME * np.argsort(np.argsort(activity)) / count
    share = np.where(roams, rng.uniform(0.05, 0.3, count), 0.0)
    rate = np.zeros((count, many))
    rate[np.arange(count), second] = activity * share
    rate[np.arange(count), home] = activity * (1 - share)
    return np.asarray(rate * pace)


def _stays(count: int, rng: np.random.Generator) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return when each person joins and leaves: half are there already, some leave, most stay."""
    before = rng.random(count) < 0.5
    joined = np.where(before, -rng.exponential(400.0, count), rng.uniform(0, DAYS - 20, count))
    left = np.maximum(joined, 0) + 14 + rng.exponential(1_100.0, count)
    return joined, left
