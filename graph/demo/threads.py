"""What is written: openings and, generation by generation, the replies under them."""

from dataclasses import dataclass, fields

import numpy as np
from numpy.typing import NDArray

from leylines.graph.demo.audience import Audience
from leylines.graph.demo.people import People
from leylines.graph.demo.planting import Devotions
from leylines.graph.demo.rhythm import DAYS, in_rhythm
from leylines.graph.demo.world import World

OPENINGS_PER_PERSON = 7.5
DEEPEST = 6
ANSWERS = 0.62  # share of what is written directly under a question that answers it
COMES_BACK = 0.35  # chance that who was replied to is the one who replies again
MOMENT = 30 / 86_400  # nobody replies within thirty seconds


@dataclass(frozen=True, eq=False)
class Threads:
    """Every content, in order of time, as arrays of one length.

    Attributes
    ----------
    author, community, parent, root : (c,) int64
        Positions; ``parent`` is -1 for an opening, ``root`` the thread's opening.
    depth : (c,) int64
        0 for an opening.
    at : (c,) float64
        Days since the start.
    answer : (c,) bool
        Whether it answers a question.
    """

    author: NDArray[np.int64]
    community: NDArray[np.int64]
    parent: NDArray[np.int64]
    root: NDArray[np.int64]
    depth: NDArray[np.int64]
    at: NDArray[np.float64]
    answer: NDArray[np.bool_]

    def __len__(self) -> int:
        """Return the number of contents."""
        return len(self.author)


def write_threads(
    world: World, people: People, devotions: Devotions, rng: np.random.Generator
) -> Threads:
    """Let people write for two years."""
    threads = generation = _openings(people, rng)
    audience = Audience(people.rate, rng)
    for depth in range(DEEPEST):
        parents = np.arange(len(threads) - len(generation), len(threads))
        expected = world.habit("replies")[:, min(depth, 1)][generation.community]
        appeal = people.appeal[generation.author, generation.community]
        expected = expected * (appeal if depth == 0 else np.sqrt(appeal))  # or threads never end
        parents = np.repeat(parents, rng.poisson(expected * rng.gamma(1.2, 1 / 1.2, len(parents))))
        repliers = _repliers(people, threads, parents, audience, rng)
        generation = _replies(world, people, threads, parents, repliers, rng)
        threads = _joined(threads, generation)
    parents, readers = devoted(threads, devotions, devotions.replies, rng)
    threads = _joined(threads, _replies(world, people, threads, parents, readers, rng))
    return _in_order(threads)


def present(
    people: People, person: NDArray[np.int64], at: NDArray[np.float64]
) -> NDArray[np.bool_]:
    """Tell for each row whether the person is there then, and the time within the two years."""
    joined = in_rhythm(np.clip(people.joined, 0, DAYS))
    return (joined[person] <= at) & (at < np.minimum(people.left[person], DAYS))


def devoted(
    threads: Threads, devotions: Devotions, chances: list[float], rng: np.random.Generator
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return the contents that devoted readers react to, and the readers, row by row."""
    contents, readers = [np.empty(0, dtype=np.int64)], [np.empty(0, dtype=np.int64)]
    pairs = (devotions.reader, devotions.author, devotions.community, chances)
    for reader, author, community, chance in zip(*pairs, strict=True):
        theirs = np.flatnonzero((threads.author == author) & (threads.community == community))
        theirs = theirs[rng.random(len(theirs)) < chance]
        contents.append(theirs)
        readers.append(np.full(len(theirs), reader))
    return np.concatenate(contents), np.concatenate(readers)


def _openings(people: People, rng: np.random.Generator) -> Threads:
    audience = Audience(people.rate * people.days_present[:, None], rng)
    share = audience.total / audience.total.sum()
    each = rng.multinomial(round(OPENINGS_PER_PERSON * len(people)), share)
    community = np.repeat(np.arange(len(each)), each)
    author = audience.anybody(community)
    start = np.clip(people.joined[author], 0, DAYS)
    at = in_rhythm(start + rng.random(len(author)) * people.days_present[author])
    there = present(people, author, at)
    author, community, at = author[there], community[there], at[there]
    none = np.full(len(author), -1)
    return Threads(
        author=author,
        community=community,
        parent=none,
        root=np.arange(len(author)),
        depth=np.zeros_like(author),
        at=at,
        answer=np.zeros(len(author), dtype=bool),
    )


def _repliers(
    people: People,
    threads: Threads,
    parents: NDArray[np.int64],
    audience: Audience,
    rng: np.random.Generator,
) -> NDArray[np.int64]:
    author, community = threads.author[parents], threads.community[parents]
    stranger = audience.near(community, author, people.reach[author])
    above = threads.parent[parents]
    again = (above >= 0) & (rng.random(len(parents)) < COMES_BACK)
    return np.where(again, threads.author[above], stranger)


def _replies(
    world: World,
    people: People,
    threads: Threads,
    parents: NDArray[np.int64],
    author: NDArray[np.int64],
    rng: np.random.Generator,
) -> Threads:
    community, depth = threads.community[parents], threads.depth[parents] + 1
    delay = world.habit("delay_hours")[community] / 24 * rng.lognormal(0.0, 1.1, len(parents))
    at = threads.at[parents] + MOMENT + delay
    asked = np.array([network.opening == "question" for network in world.networks])
    answer = (
        (depth == 1) & asked[world.network_of[community]] & (rng.random(len(parents)) < ANSWERS)
    )
    root = threads.root[parents]
    kept = present(people, author, at) & (author != threads.author[parents])
    return Threads(
        *(column[kept] for column in (author, community, parents, root, depth, at, answer))
    )


def _joined(first: Threads, second: Threads) -> Threads:
    names = [column.name for column in fields(Threads)]
    return Threads(
        *(np.concatenate([getattr(first, name), getattr(second, name)]) for name in names)
    )


def _in_order(threads: Threads) -> Threads:
    order = np.argsort(threads.at, kind="stable")
    position = np.empty_like(order)
    position[order] = np.arange(len(order))
    parent = np.where(threads.parent >= 0, position[threads.parent], -1)
    return Threads(
        author=threads.author[order],
        community=threads.community[order],
        parent=parent[order],
        root=position[threads.root][order],
        depth=threads.depth[order],
        at=threads.at[order],
        answer=threads.answer[order],
    )
