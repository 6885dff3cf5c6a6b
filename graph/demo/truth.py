"""What was planted, so that it can be told what an analysis ought to find."""

import json
from dataclasses import asdict, dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Celebrity:
    """Followed everywhere and strong at ``home``; heard by few in the communities of ``visits``."""

    person: str
    home: str
    visits: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LocalHero:
    """Many different people of one small community react; hardly anybody outside knows."""

    person: str
    community: str


@dataclass(frozen=True, slots=True)
class Bridge:
    """Listens in ``source`` and is listened to in ``target``: influence flows that way."""

    person: str
    source: str
    target: str


@dataclass(frozen=True, slots=True)
class PlantedRoute:
    """``start`` influences ``bridge`` in ``source``, who influences ``hero`` in ``target``."""

    start: str
    bridge: str
    hero: str
    source: str
    target: str


@dataclass(frozen=True, slots=True)
class Newcomer:
    """Joined on day ``joined`` of the two years, and rose from nothing."""

    person: str
    community: str
    joined: float


@dataclass(frozen=True, slots=True)
class VoteRing:
    """Members who like whatever the others write; hardly anybody else does."""

    members: tuple[str, ...]
    community: str


@dataclass(frozen=True, slots=True)
class Truth:
    """Everything planted. Persons and communities are ids as they stand in the graph."""

    seed: int
    strength: float
    celebrities: tuple[Celebrity, ...]
    heroes: tuple[LocalHero, ...]
    bridges: tuple[Bridge, ...]
    routes: tuple[PlantedRoute, ...]
    newcomer: Newcomer
    ring: VoteRing

    def planted(self) -> frozenset[str]:
        """Return every person who was given a part."""
        found = {self.newcomer.person, *self.ring.members}
        found |= {celebrity.person for celebrity in self.celebrities}
        found |= {hero.person for hero in self.heroes}
        found |= {person for route in self.routes for person in (route.start, route.bridge)}
        return frozenset(found)

    def write(self, file: Path) -> None:
        """Write it as JSON."""
        file.write_text(json.dumps(asdict(self), indent=2, ensure_ascii=False) + "\n", "utf-8")
