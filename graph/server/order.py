"""What the starting process tells the server process, on its standard input; nothing secret."""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path

from leylines.graph.server.configuration import choose_memory
from leylines.graph.settings import Settings


@dataclass(frozen=True)
class StartOrder:
    """Which Neo4j to start, where, how large, and when it ends itself."""

    version: str
    release: str
    home: str
    cache: str
    jars: list[str]
    port: int | None
    heap_mib: int
    page_cache_mib: int
    idle_seconds: float
    gds_jars: list[str] = field(default_factory=list)

    @classmethod
    def of(
        cls, settings: Settings, release: str, jars: list[Path], gds_jars: Sequence[Path] = ()
    ) -> "StartOrder":
        """Make the order that the settings call for, with or without Graph Data Science."""
        memory = choose_memory(settings)
        return cls(
            version=settings.neo4j_version,
            release=release,
            home=str(settings.home.absolute()),
            cache=str((settings.cache_dir / "jars").resolve()),
            jars=[str(jar.resolve()) for jar in jars],
            port=settings.bolt_port,
            heap_mib=memory.heap_mib,
            page_cache_mib=memory.page_cache_mib,
            idle_seconds=settings.idle_minutes * 60,
            gds_jars=[str(jar.resolve()) for jar in gds_jars],
        )

    def to_line(self) -> str:
        """Write the order as one line."""
        return json.dumps(asdict(self)) + "\n"

    @classmethod
    def from_line(cls, line: str) -> "StartOrder":
        """Read the order from its line."""
        return cls(**json.loads(line))
