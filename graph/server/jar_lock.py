"""The lock files: which jars make a version of Neo4j, and what each of them must be."""

from dataclasses import dataclass
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import PurePosixPath

from leylines.graph.settings import Neo4jVersion


@dataclass(frozen=True, order=True)
class Jar:
    """One jar of a lock file.

    Examples
    --------
    >>> jar = Jar.parse("io.netty:netty-buffer:4.2.17.Final 378264 " + "0" * 64)
    >>> str(jar.path)
    'io/netty/netty-buffer/4.2.17.Final/netty-buffer-4.2.17.Final.jar'
    """

    group: str
    artifact: str
    version: str
    classifier: str
    size: int
    sha256: str

    @classmethod
    def parse(cls, line: str) -> "Jar":
        """Read one line: ``group:artifact:version[:classifier] bytes sha256``."""
        coordinate, size, sha256 = line.split()
        group, artifact, version, *classifier = coordinate.split(":")
        return cls(group, artifact, version, "".join(classifier), int(size), sha256)

    @property
    def coordinate(self) -> str:
        """The jar's name in a Maven repository."""
        parts = (self.group, self.artifact, self.version, self.classifier)
        return ":".join(part for part in parts if part)

    @property
    def path(self) -> PurePosixPath:
        """Where a Maven repository keeps it, and the cache likewise."""
        name = f"{self.artifact}-{self.version}"
        if self.classifier:
            name += f"-{self.classifier}"
        return PurePosixPath(*self.group.split("."), self.artifact, self.version, f"{name}.jar")

    def __str__(self) -> str:
        return f"{self.coordinate} {self.size} {self.sha256}"


def read_lock(version: Neo4jVersion) -> tuple[Jar, ...]:
    """Read the jars of a version of Neo4j, in the order of the class path.

    Examples
    --------
    >>> len(read_lock("2026.08")) > 100
    True
    """
    return parse_lock(files(__package__) / "locks" / f"neo4j-{version}.lock")


def parse_lock(path: Traversable) -> tuple[Jar, ...]:
    """Read the jars of a lock file, in its order."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return tuple(Jar.parse(line) for line in lines if not line.startswith("#"))


def exact_version(version: Neo4jVersion) -> str:
    """Return the release that a version's lock names.

    Examples
    --------
    >>> exact_version("5.26").startswith("5.26.")
    True
    """
    return next(jar.version for jar in read_lock(version) if jar.artifact == "neo4j")
