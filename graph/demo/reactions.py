"""Who acts upon whom: what was written, likes, reposts, follows, messages."""

from collections.abc import Iterator
from dataclasses import dataclass, fields

import numpy as np
from numpy.typing import NDArray

from leylines.graph.demo.audience import Audience
from leylines.graph.demo.people import People
from leylines.graph.demo.planting import Devotions
from leylines.graph.demo.rhythm import DAYS, in_rhythm
from leylines.graph.demo.threads import Threads, devoted, present
from leylines.graph.demo.world import World
from leylines.graph.model import KINDS, Kind

QUOTES = 0.10  # share of forum replies that quote
MENTIONS = 0.06  # share of contents that mention somebody
ACCEPTS = 0.6  # share of answered questions with an accepted answer
REPOSTS = 0.5  # how many reposts an opening in the chat draws


@dataclass(frozen=True, eq=False)
class Reactions:
    """Interactions in order of time, as arrays of one length.

    Attributes
    ----------
    kind : (m,) int64
        Position in :data:`leylines.graph.model.KINDS`.
    actor, target, network : (m,) int64
    community, content : (m,) int64
        -1 for none.
    at : (m,) float64
        Days since the start.
    """

    kind: NDArray[np.int64]
    actor: NDArray[np.int64]
    target: NDArray[np.int64]
    network: NDArray[np.int64]
    community: NDArray[np.int64]
    content: NDArray[np.int64]
    at: NDArray[np.float64]

    def __len__(self) -> int:
        """Return the number of interactions."""
        return len(self.kind)


@dataclass(frozen=True, eq=False)
class Wording:
    """What a content's text must show: whether it quotes, and whom it mentions (-1: nobody)."""

    quotes: NDArray[np.bool_]
    mentions: NDArray[np.int64]


def choose_wording(
    world: World, people: People, threads: Threads, rng: np.random.Generator
) -> Wording:
    """Decide which contents quote what they reply to, and which mention somebody."""
    forum = np.array([network.opening == "topic" for network in world.networks])
    in_forum = forum[world.network_of[threads.community]]
    quotes = in_forum & (threads.parent >= 0) & (rng.random(len(threads)) < QUOTES)
    audience = Audience(people.rate, rng)
    reach = people.reach[threads.author]
    somebody = audience.near(threads.community, threads.author, reach)
    possible = (
        (somebody != threads.author)
        & (somebody != threads.author[threads.parent])
        & present(people, somebody, threads.at)
        & ~quotes
    )
    chosen = possible & (rng.random(len(threads)) < MENTIONS)
    return Wording(quotes, np.where(chosen, somebody, -1))


def react(
    world: World,
    people: People,
    threads: Threads,
    wording: Wording,
    devotions: Devotions,
    rng: np.random.Generator,
) -> Reactions:
    """Return every interaction; none is of somebody with themselves."""
    audience = Audience(people.rate, rng)
    parts = [
        *_written(world, threads, wording),
        _accepted(world, people, threads, rng),
        _liked(world, people, threads, devotions, audience, rng),
        _reposted(world, people, threads, audience, rng),
        *_followed(world, people, rng),
        *_messaged(world, people, rng),
    ]
    names = [column.name for column in fields(Reactions)]
    columns = {name: np.concatenate([getattr(part, name) for part in parts]) for name in names}
    order = np.argsort(columns["at"], kind="stable")
    order = order[(columns["actor"] != columns["target"])[order]]
    return Reactions(**{name: column[order] for name, column in columns.items()})


def _about(
    world: World,
    kind: Kind,
    threads: Threads,
    actor: NDArray[np.int64],
    target: NDArray[np.int64],
    content: NDArray[np.int64],
    at: NDArray[np.float64],
) -> Reactions:
    community = threads.community[content]
    kinds = np.full(len(actor), KINDS.index(kind))
    return Reactions(kinds, actor, target, world.network_of[community], community, content, at)


def _written(world: World, threads: Threads, wording: Wording) -> Iterator[Reactions]:
    under = threads.parent >= 0
    which: tuple[tuple[Kind, NDArray[np.bool_]], ...] = (
        ("ANSWERED", under & threads.answer),
        ("QUOTED", under & ~threads.answer & wording.quotes),
        ("REPLIED", under & ~threads.answer & ~wording.quotes),
    )
    for kind, rows in which:
        content = np.flatnonzero(rows)
        author, target = threads.author[content], threads.author[threads.parent[content]]
        yield _about(world, kind, threads, author, target, content, threads.at[content])
    content = np.flatnonzero(wording.mentions >= 0)
    author, target = threads.author[content], wording.mentions[content]
    yield _about(world, "MENTIONED", threads, author, target, content, threads.at[content])


def _accepted(
    world: World, people: People, threads: Threads, rng: np.random.Generator
) -> Reactions:
    answers = np.flatnonzero(threads.answer)
    quality = people.appeal[threads.author[answers], threads.community[answers]]
    quality = quality * rng.lognormal(0.0, 0.7, len(answers))
    best_first = answers[np.lexsort((-quality, threads.root[answers]))]
    questions, first = np.unique(threads.root[best_first], return_index=True)
    accepted = rng.random(len(questions)) < ACCEPTS
    content = best_first[first[accepted]]
    asker = threads.author[questions[accepted]]
    at = threads.at[content] + rng.lognormal(-1.5, 1.0, len(content))
    kept = present(people, asker, at)
    author = threads.author[content]
    return _about(world, "ACCEPTED", threads, asker[kept], author[kept], content[kept], at[kept])


def _liked(
    world: World,
    people: People,
    threads: Threads,
    devotions: Devotions,
    audience: Audience,
    rng: np.random.Generator,
) -> Reactions:
    expected = world.habit("likes")[threads.community]
    expected = expected * people.appeal[threads.author, threads.community]
    likes = rng.poisson(expected * rng.gamma(0.9, 1 / 0.9, len(threads)))
    content = np.repeat(np.arange(len(threads)), likes)
    author = threads.author[content]
    actor = audience.near(threads.community[content], author, people.reach[author])
    theirs, devotees = devoted(threads, devotions, devotions.likes, rng)
    content, actor = np.append(content, theirs), np.append(actor, devotees)
    return _once("LIKED", world, people, threads, actor, content, rng)


def _reposted(
    world: World,
    people: People,
    threads: Threads,
    audience: Audience,
    rng: np.random.Generator,
) -> Reactions:
    chat = np.array([network.opening == "message" for network in world.networks])
    openings = np.flatnonzero(chat[world.network_of[threads.community]] & (threads.parent < 0))
    appeal = people.appeal[threads.author[openings], threads.community[openings]]
    content = np.repeat(openings, rng.poisson(REPOSTS * appeal))
    author = threads.author[content]
    actor = audience.near(threads.community[content], author, people.reach[author])
    return _once("REPOSTED", world, people, threads, actor, content, rng)


def _once(
    kind: Kind,
    world: World,
    people: People,
    threads: Threads,
    actor: NDArray[np.int64],
    content: NDArray[np.int64],
    rng: np.random.Generator,
) -> Reactions:
    """Return one reaction for each pair of actor and content, some hours after the content."""
    pairs = np.unique(content * len(people) + actor)
    content, actor = np.divmod(pairs, len(people))
    at = threads.at[content] + rng.lognormal(-1.6, 1.3, len(pairs))
    kept = present(people, actor, at)
    content, actor, at = content[kept], actor[kept], at[kept]
    return _about(world, kind, threads, actor, threads.author[content], content, at)


def _followed(world: World, people: People, rng: np.random.Generator) -> Iterator[Reactions]:
    """Yield follows: most by fame, some of people who are near."""
    activity = people.rate.sum(axis=1) + 0.05
    for position, network in enumerate(world.networks):
        member = people.accounts[:, position]
        count = round(network.follows * int(member.sum()))
        crowd = Audience(np.column_stack([activity, people.fame]) * member[:, None], rng)
        actor, target = (crowd.anybody(np.full(count, column)) for column in (0, 1))
        pairs = np.unique(actor * len(people) + target)
        yield _outside("FOLLOWED", position, people, *np.divmod(pairs, len(people)), rng)


def _messaged(world: World, people: People, rng: np.random.Generator) -> Iterator[Reactions]:
    """Yield private messages, between people who are near each other in a community."""
    for position, network in enumerate(world.networks):
        here = world.network_of == position
        count = round(network.messages * int(people.accounts[:, position].sum()))
        audience = Audience(people.rate * people.days_present[:, None] * here, rng)
        places = rng.multinomial(count, audience.total / audience.total.sum())
        community = np.repeat(np.arange(len(places)), places)
        actor = audience.anybody(community)
        target = audience.near(community, actor, np.full(count, 0.02))
        yield _outside("MESSAGED", position, people, actor, target, rng)


def _outside(
    kind: Kind,
    network: int,
    people: People,
    actor: NDArray[np.int64],
    target: NDArray[np.int64],
    rng: np.random.Generator,
) -> Reactions:
    """Return interactions that belong to no community, while both are there."""
    from_day = np.clip(np.maximum(people.joined[actor], people.joined[target]), 0, DAYS)
    to_day = np.clip(np.minimum(people.left[actor], people.left[target]), 0, DAYS)
    kept = from_day < to_day
    from_day, to_day, actor, target = from_day[kept], to_day[kept], actor[kept], target[kept]
    at = in_rhythm(from_day + rng.random(len(actor)) * (to_day - from_day))
    kinds, networks = np.full(len(actor), KINDS.index(kind)), np.full(len(actor), network)
    none = np.full(len(actor), -1)
    return Reactions(kinds, actor, target, networks, none, none, at)
