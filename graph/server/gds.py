"""Neo4j's Graph Data Science library beside the embedded server, for who asks for it.

The library is licensed under the GPL. It is no part of Leylines and nothing here needs it: its jars
are fetched by a user's own wish, kept in a folder of their own in the user's cache, and run in the
server's process alone.
"""

from importlib.resources import files
from pathlib import Path

from leylines.graph.errors import SettingsError
from leylines.graph.progress import Progress, silent
from leylines.graph.server.jar_lock import parse_lock
from leylines.graph.server.jars import ensure_locked
from leylines.graph.settings import Neo4jVersion, Settings

RELEASE = "2.26.0"
FOR_VERSION: Neo4jVersion = "2026.08"
ARTIFACTS = ("org.neo4j.gds:opengds-extension", "org.neo4j.gds:proc")


def ensure_gds(settings: Settings, progress: Progress = silent) -> list[Path]:
    """Return the library's jars, all of them present and checked.

    Raises
    ------
    SettingsError
        If this release of the library is not made for the version of Neo4j.
    JarError
        If one cannot be fetched.
    """
    if settings.neo4j_version != FOR_VERSION:
        raise SettingsError(
            f"Graph Data Science {RELEASE} is made for Neo4j {FOR_VERSION}",
            where=f"LEYLINES_NEO4J_VERSION={settings.neo4j_version}",
            cure=f"Use {FOR_VERSION}, or leave --gds out.",
        )
    jars = parse_lock(files("leylines.graph.server") / "locks" / "gds.lock")
    folder = settings.cache_dir / "jars-gds"
    return ensure_locked(
        jars, folder, "Fetching the Graph Data Science library", settings, progress
    )


def plug_in(home: Path, jars: list[Path]) -> dict[str, str]:
    """Put links to the jars where Neo4j looks for procedures, and return the settings for it."""
    plugins = home / "plugins"
    plugins.mkdir(exist_ok=True)
    for old in plugins.iterdir():
        if old.is_symlink():
            old.unlink()
    for jar in jars:
        (plugins / jar.name).symlink_to(jar)
    if not jars:
        return {}
    return {
        "server.directories.plugins": str(plugins.absolute()),
        # It works on projections of its own, which Neo4j allows no procedure by itself.
        "dbms.security.procedures.unrestricted": "gds.*",
    }
