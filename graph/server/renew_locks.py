"""Make the lock files of Neo4j's jars anew: ``python -m leylines.graph.server.renew_locks``.

Maven itself resolves, because only it chooses versions exactly as Neo4j's own build did; jgo finds
it, or fetches it, and reads what it says. Run it only to change the releases below.
"""

import hashlib
import sys
from collections.abc import Iterable
from pathlib import Path

from jgo.maven import Dependency, MavenContext, MvnResolver
from jgo.util.mvn import ensure_maven_available

from leylines.graph.server import gds
from leylines.graph.server.jar_lock import Jar, read_lock
from leylines.graph.settings import Neo4jVersion

RELEASES: dict[Neo4jVersion, str] = {"2026.08": "2026.08.1", "5.26": "5.26.30"}
# Neo4j itself with Cypher and its tools, and the server side of Bolt.
ARTIFACTS = ("org.neo4j:neo4j", "org.neo4j:neo4j-bolt")
FOLDER = Path(__file__).parent / "locks"
HEADER = """\
# {title}: group:artifact:version[:classifier] bytes SHA-256
# Made by `make lock-jars`; not for editing.
"""


def resolve(artifacts: Iterable[str], release: str) -> list[Jar]:
    """Resolve and fetch the jars that a release of some artifacts runs on, sorted."""
    context = MavenContext(resolver=MvnResolver(ensure_maven_available()))
    asked = [context.create_dependency(f"{artifact}:{release}") for artifact in artifacts]
    for dependency in asked:
        dependency.raw = True  # as an ordinary dependency, not as a bill of materials too
    inputs, others = context.resolver.resolve(asked)
    return sorted(
        jar_of(dependency)
        for dependency in [*inputs, *others]
        if dependency.scope in ("compile", "runtime", None) and dependency.type == "jar"
    )


def jar_of(dependency: Dependency) -> Jar:
    """Return a dependency's line of the lock, fetching the jar if it is not there yet."""
    content = dependency.artifact.resolve().read_bytes()
    return Jar(
        group=dependency.groupId,
        artifact=dependency.artifactId,
        version=dependency.version,
        classifier=dependency.classifier or "",
        size=len(content),
        sha256=hashlib.sha256(content).hexdigest(),
    )


def write_lock(path: Path, title: str, jars: list[Jar]) -> None:
    """Write a lock file and say what it holds."""
    path.write_text("".join([HEADER.format(title=title), *(f"{jar}\n" for jar in jars)]), "utf-8")
    mebibytes = sum(jar.size for jar in jars) >> 20
    sys.stderr.write(f"{path.name}: {len(jars)} jars, {mebibytes} MiB\n")


def write_gds_lock() -> None:
    """Make the lock of Graph Data Science anew: only what Neo4j itself does not bring.

    What both need is on the class path in Neo4j's versions.
    """
    there = {(jar.group, jar.artifact) for jar in read_lock(gds.FOR_VERSION)}
    every = resolve(gds.ARTIFACTS, gds.RELEASE)
    jars = [jar for jar in every if (jar.group, jar.artifact) not in there]
    write_lock(FOLDER / "gds.lock", f"Graph Data Science {gds.RELEASE}", jars)


def main() -> None:
    """Make all lock files anew."""
    for version, release in RELEASES.items():
        jars = resolve(ARTIFACTS, release)
        write_lock(FOLDER / f"neo4j-{version}.lock", f"Neo4j {release}", jars)
    write_gds_lock()


if __name__ == "__main__":
    main()
