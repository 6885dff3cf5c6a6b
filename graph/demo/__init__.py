"""The demonstration data: three invented networks with planted truth, from a seed."""

from leylines.graph.demo.demonstration import generate, write_demo
from leylines.graph.demo.truth import (
    Bridge,
    Celebrity,
    LocalHero,
    Newcomer,
    PlantedRoute,
    Truth,
    VoteRing,
)
from leylines.graph.demo.write import Demo

__all__ = [
    "Bridge",
    "Celebrity",
    "Demo",
    "LocalHero",
    "Newcomer",
    "PlantedRoute",
    "Truth",
    "VoteRing",
    "generate",
    "write_demo",
]
