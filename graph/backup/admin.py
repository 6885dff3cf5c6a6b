"""What is asked of Neo4j's administration tool: to dump, load and check a store at rest."""

import os
import subprocess
import sys
from pathlib import Path

from leylines.graph.backup.tool import ToolOrder
from leylines.graph.errors import GraphError
from leylines.graph.server.archive import archive_path
from leylines.graph.server.configuration import (
    choose_memory,
    java_options,
    neo4j_settings,
    write_neo4j_conf,
)
from leylines.graph.server.embedded import EmbeddedServer, environment, given
from leylines.graph.server.jar_lock import exact_version
from leylines.graph.server.jars import ensure_jars
from leylines.graph.server.order import StartOrder

DATABASE = "neo4j"
DUMP = f"{DATABASE}.dump"
ANY_PORT = 7687
"""Stands in the configuration that the tool reads; nothing listens on it."""


def dump(server: EmbeddedServer, into: Path) -> Path:
    """Write the store of an ended server into a folder and return the file."""
    into.mkdir(parents=True, exist_ok=True)
    _administer(server, "database", "dump", f"--to-path={into}", DATABASE)
    return into / DUMP


def load_dump(server: EmbeddedServer, folder: Path) -> None:
    """Make the dump in a folder the store of a server that has not yet run."""
    memory = choose_memory(server.settings)
    write_neo4j_conf(server.home, neo4j_settings(server.settings.neo4j_version, ANY_PORT, memory))
    _administer(
        server,
        "database",
        "load",
        f"--from-path={folder}",
        "--overwrite-destination=true",
        DATABASE,
    )


def check(server: EmbeddedServer) -> None:
    """Check the records, indexes and counts of an ended server's store against each other.

    Raises
    ------
    GraphError
        If they do not agree.
    """
    memory = choose_memory(server.settings).page_cache_mib
    _administer(
        server,
        "database",
        "check",
        f"--report-path={server.home / 'logs'}",
        f"--max-off-heap-memory={memory}m",
        DATABASE,
    )


def _administer(server: EmbeddedServer, *arguments: str) -> None:
    home, settings = server.home, server.settings
    like = StartOrder.of(settings, exact_version(settings.neo4j_version), ensure_jars(settings))
    options = java_options(choose_memory(settings))
    if (archive := archive_path(like)).exists():
        options.append(f"-XX:SharedArchiveFile={archive}")
    order = ToolOrder(arguments=list(arguments), jars=like.jars, options=options)
    log = home / "logs" / "admin.log"
    log.parent.mkdir(parents=True, exist_ok=True)
    with log.open("a+", encoding="utf-8", errors="replace") as told:
        begin = told.seek(0, os.SEEK_END)
        with subprocess.Popen(
            [sys.executable, "-P", "-m", "leylines.graph.backup.tool"],
            stdin=subprocess.PIPE,
            stdout=told,
            stderr=told,
            cwd=home,
            env=environment() | {"NEO4J_HOME": str(home), "NEO4J_CONF": str(home / "conf")},
            text=True,
        ) as process:
            given(process.stdin).write(order.to_line())
            given(process.stdin).flush()
            code = process.wait()
        told.seek(begin)
        text = told.read()
    if code:
        raise GraphError(
            f"Neo4j could not {arguments[1]} the graph: {_reason(text)}",
            where=str(home),
            cure="Is there room on the disk? Nothing was changed.",
        )


def _reason(text: str) -> str:
    r"""Return the line in which the tool says what went wrong.

    Examples
    --------
    >>> _reason("Files: 1/65\nDump failed: no room.\nRun with '--verbose' for details\n")
    'Dump failed: no room'
    """
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    telling = [line for line in lines if "failed" in line.lower() or "error" in line.lower()]
    return (telling or lines or ["it said nothing"])[0].removesuffix(".")
