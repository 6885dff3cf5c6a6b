"""What is planted: celebrities, local heroes, bridges and routes, a newcomer, a vote ring."""

from dataclasses import dataclass, field

import numpy as np

from leylines.graph.demo.casting import Cast
from leylines.graph.demo.people import People
from leylines.graph.demo.rhythm import DAYS
from leylines.graph.demo.truth import (
    Bridge,
    Celebrity,
    LocalHero,
    Newcomer,
    PlantedRoute,
    Truth,
    VoteRing,
)
from leylines.graph.demo.world import World

CELEBRITY_HOMES = (
    "3d-printing",
    "astronomy",
    "bicycle-touring",
    "board-games",
    "synthesizers",
    "woodworking",
)
HERO_COMMUNITIES = (
    "amateur-radio",
    "beekeeping",
    "birding",
    "kitchen-garden",
    "letterpress",
    "sourdough",
)
BRIDGED = (
    ("woodworking", "letterpress"),
    ("bicycle-touring", "birding"),
    ("synthesizers", "amateur-radio"),
    ("board-games", "sourdough"),
    ("3d-printing", "beekeeping"),
    ("beekeeping", "kitchen-garden"),
)
NEWCOMER_IN = "astronomy"
RING_IN = "3d-printing"
VISITS, HEROES_EACH, BRIDGES_EACH, RING_SIZE, NEWCOMER_DAYS = 4, 2, 2, 12, 88


@dataclass
class Devotions:
    """Who reacts to whom far more often than chance: ordered pairs, each in one community.

    ``likes`` and ``replies`` are the chances that ``reader`` does so for a content of ``author``.
    """

    reader: list[int] = field(default_factory=list)
    author: list[int] = field(default_factory=list)
    community: list[int] = field(default_factory=list)
    likes: list[float] = field(default_factory=list)
    replies: list[float] = field(default_factory=list)

    def add(self, reader: int, author: int, community: int, likes: float, replies: float) -> None:
        """Add one ordered pair."""
        row = (reader, author, community, likes, replies)
        columns = (self.reader, self.author, self.community, self.likes, self.replies)
        for column, value in zip(columns, row, strict=True):
            column.append(value)  # type: ignore[attr-defined]  # columns of int and of float

    def __len__(self) -> int:
        """Return the number of pairs."""
        return len(self.reader)


def plant(
    world: World, people: People, seed: int, strength: float, rng: np.random.Generator
) -> tuple[Devotions, Truth]:
    """Give people their parts, and return what cannot be read from ``people``.

    Parameters
    ----------
    world : World
    people : People
        Changed in place.
    seed : int
        Only noted in the truth.
    strength : float
        1: everything is planted fully; 0: the parts are given and make no difference.
    rng : numpy.random.Generator
    """
    cast = Cast(people, strength, rng)
    devotions = Devotions()
    heroes = _heroes(world, cast)
    bridges, routes = _bridges(world, cast, heroes, devotions)
    truth = Truth(
        seed=seed,
        strength=strength,
        celebrities=_celebrities(world, cast, rng),
        heroes=tuple(heroes),
        bridges=tuple(bridges),
        routes=tuple(routes),
        newcomer=_newcomer(world, cast),
        ring=_ring(world, cast, devotions),
    )
    people.open_accounts(world)
    return devotions, truth


def _heroes(world: World, cast: Cast) -> list[LocalHero]:
    heroes = []
    for name in HERO_COMMUNITIES:
        community = world.position(name)
        for person in cast.choose(community, HEROES_EACH).tolist():
            cast.play(person, community, activity=0.96, appeal=3.2, reach=1.0)
            cast.people.fame[person] *= cast.towards(1.0, 0.1)
            heroes.append(LocalHero(cast.people.ids[person], world.graph_id(community)))
    return heroes


def _celebrities(world: World, cast: Cast, rng: np.random.Generator) -> tuple[Celebrity, ...]:
    celebrities = []
    for name in CELEBRITY_HOMES:
        home = world.position(name)
        (person,) = cast.choose(home, 1).tolist()
        cast.play(person, home, activity=0.93, appeal=4.0, reach=1.0)
        elsewhere = np.delete(np.arange(len(world.communities)), home)
        visits = np.sort(rng.choice(elsewhere, size=VISITS, replace=False)).tolist()
        for community in visits:
            cast.play(person, community, activity=0.85, appeal=0.1)
        cast.people.fame[person] = cast.towards(cast.people.fame[person], 80.0)
        cast.people.accounts[person] = True
        places = tuple(world.graph_id(community) for community in visits)
        celebrities.append(Celebrity(cast.people.ids[person], world.graph_id(home), places))
    return tuple(celebrities)


def _bridges(
    world: World, cast: Cast, heroes: list[LocalHero], devotions: Devotions
) -> tuple[list[Bridge], list[PlantedRoute]]:
    bridges, routes = [], []
    ids, strength = cast.people.ids, cast.strength
    for source, target in ((world.position(a), world.position(b)) for a, b in BRIDGED):
        places = (world.graph_id(source), world.graph_id(target))
        local = [ids.index(hero.person) for hero in heroes if hero.community == places[1]]
        starts = cast.choose(source, BRIDGES_EACH).tolist()
        for start, hero in zip(starts, local, strict=True):
            cast.play(start, source, activity=0.97, appeal=1.5)
            (bridge,) = cast.choose(source, 1).tolist()
            cast.play(bridge, source, activity=0.8, appeal=0.4)
            cast.play(bridge, target, activity=0.97, appeal=3.0, reach=1.0)
            for heard in _listened_to(cast.people, source, but=bridge):
                devotions.add(bridge, heard, source, 0.3 * strength, 0.1 * strength)
            devotions.add(bridge, start, source, 0.5 * strength, 0.4 * strength)
            devotions.add(hero, bridge, target, 0.5 * strength, 0.4 * strength)
            bridges.append(Bridge(ids[bridge], *places))
            routes.append(PlantedRoute(ids[start], ids[bridge], ids[hero], *places))
    return bridges, routes


def _listened_to(people: People, community: int, but: int) -> list[int]:
    """Return the five people of a community whose contents draw most."""
    draw = people.rate[:, community] * people.appeal[:, community]
    draw[but] = 0.0
    loudest: list[int] = np.argsort(-draw, kind="stable")[:5].tolist()
    return loudest


def _newcomer(world: World, cast: Cast) -> Newcomer:
    community = world.position(NEWCOMER_IN)
    (person,) = cast.choose(community, 1).tolist()
    joined = float(DAYS - NEWCOMER_DAYS)
    cast.people.joined[person] = joined
    cast.play(person, community, activity=0.99, appeal=7.0, reach=1.0)
    return Newcomer(cast.people.ids[person], world.graph_id(community), joined)


def _ring(world: World, cast: Cast, devotions: Devotions) -> VoteRing:
    community = world.position(RING_IN)
    members = sorted(cast.choose(community, RING_SIZE).tolist())
    for author in members:
        cast.play(author, community, activity=0.75, appeal=0.4)
        for reader in members:
            if reader != author:
                devotions.add(reader, author, community, 0.9 * cast.strength, 0.0)
    ids = tuple(cast.people.ids[person] for person in members)
    return VoteRing(ids, world.graph_id(community))
