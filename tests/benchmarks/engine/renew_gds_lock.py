"""Make the lock file of the Graph Data Science library's jars anew; `make lock-jars` runs it too.

Only what Neo4j itself does not bring: what both need is on the class path in Neo4j's versions.
"""

from pathlib import Path

from leylines.graph.server.jar_lock import read_lock
from leylines.graph.server.renew_locks import resolve, write_lock

RELEASE = "2.26.0"
ARTIFACTS = ("org.neo4j.gds:opengds-extension", "org.neo4j.gds:proc")
LOCK = Path(__file__).with_name("gds.lock")


def main() -> None:
    there = {(jar.group, jar.artifact) for jar in read_lock("2026.08")}
    jars = [jar for jar in resolve(ARTIFACTS, RELEASE) if (jar.group, jar.artifact) not in there]
    write_lock(LOCK, f"Graph Data Science {RELEASE}, for the benchmark only", jars)


if __name__ == "__main__":
    main()
