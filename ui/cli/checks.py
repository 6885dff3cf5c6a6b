"""What ``leylines doctor`` checks, from Python to the newest run."""

import re
import shutil
import socket
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import psutil

from leylines.graph.errors import LeylinesError, QueryError
from leylines.graph.settings import Settings, config_file, read_settings
from leylines.queries.catalogue import ask

if TYPE_CHECKING:
    from leylines.graph.server import ServerStatus
    from leylines.graph.store import Store

Verdict = Literal["ok", "note", "problem"]
OLDEST_PYTHON = (3, 11)
ROOM_GIB = 1.0
MEMORY_GIB = 1.0
GIB = 1 << 30


@dataclass(frozen=True, slots=True)
class Finding:
    """One line of the doctor's: a note is no problem, but says what could be done."""

    what: str
    verdict: Verdict
    found: str
    cure: str = ""


def check_everything() -> Iterator[Finding]:
    """Check one thing after the other; what rests on something broken is left out."""
    yield check_python()
    yield check_packages()
    try:
        settings = read_settings()
    except LeylinesError as error:
        yield Finding("Settings", "problem", error.what, error.cure)
        return
    yield Finding("Settings", "ok", f"environment and {config_file()}")
    folders = list(check_folders(settings))
    yield from folders
    yield check_memory()
    if any(folder.verdict == "problem" for folder in folders):
        return
    yield from check_embedded(settings) if settings.neo4j_uri is None else ()
    if settings.neo4j_uri is None and not settings.home.exists():
        yield Finding("Graph", "note", "there is none yet", "`leylines demo` or `leylines load`.")
        return
    yield from check_graph(settings)


def check_python() -> Finding:
    """Check the version of Python."""
    version = ".".join(map(str, sys.version_info[:3]))
    if sys.version_info < OLDEST_PYTHON:
        return Finding("Python", "problem", version, "Install Python 3.11 or later.")
    return Finding("Python", "ok", f"{version} ({sys.executable})")


def check_packages() -> Finding:
    """Check that everything Leylines depends on is installed."""
    required = [line for line in metadata.requires("leylines") or () if "extra ==" not in line]
    names = [re.split(r"[^\w.-]", line, maxsplit=1)[0] for line in required]
    missing = [name for name in names if not _is_installed(name)]
    if missing:
        cure = "Install it again: `pip install leylines`, or `make demo` in its folder."
        return Finding("Packages", "problem", f"missing: {', '.join(missing)}", cure)
    return Finding("Packages", "ok", f"leylines {metadata.version('leylines')}, {len(names)} more")


def _is_installed(name: str) -> bool:
    try:
        metadata.version(name)
    except metadata.PackageNotFoundError:
        return False
    return True


def check_folders(settings: Settings) -> Iterator[Finding]:
    """Check that the folders can be written to and have room."""
    folders = {"Data folder": settings.data_dir, "Cache folder": settings.cache_dir}
    for what, folder in folders.items():
        variable = "LEYLINES_DATA_DIR" if folder == settings.data_dir else "LEYLINES_CACHE_DIR"
        problem = _unwritable(folder)
        if problem:
            cure = f"Mend its permissions, or name another in {variable}."
            yield Finding(what, "problem", f"{folder}: {problem}", cure)
            continue
        free = shutil.disk_usage(_existing(folder)).free / GIB
        found = f"{folder}, {free:.1f} GiB free"
        if free < ROOM_GIB:
            yield Finding(what, "problem", found, f"Make room, or name another in {variable}.")
        else:
            yield Finding(what, "ok", found)


def _existing(folder: Path) -> Path:
    return next(each for each in (folder, *folder.parents) if each.exists())


def _unwritable(folder: Path) -> str:
    """Say why a folder, or the one it would be made in, cannot be written to."""
    try:
        probe = _existing(folder) / ".leylines-doctor"
        probe.write_bytes(b"")
        probe.unlink()
    except OSError as error:
        return error.strerror or str(error)
    return ""


def check_memory() -> Finding:
    """Check that there is memory for a server and an analysis."""
    free = psutil.virtual_memory().available / GIB
    if free < MEMORY_GIB:
        cure = "End other programs, or lower LEYLINES_HEAP_MIB and LEYLINES_PAGE_CACHE_MIB."
        return Finding("Memory", "problem", f"{free:.1f} GiB free", cure)
    return Finding("Memory", "ok", f"{free:.1f} GiB free")


def check_embedded(settings: Settings) -> Iterator[Finding]:
    """Check the embedded server's jars, port and process."""
    from leylines.graph.server import EmbeddedServer
    from leylines.graph.server.jar_lock import read_lock
    from leylines.graph.server.jars import missing_jars

    jars = read_lock(settings.neo4j_version)
    missing = missing_jars(settings.cache_dir / "jars", jars)
    if missing:
        size = sum(jar.size for jar in missing) / 1e6
        found = f"{len(missing)} of {len(jars)} are missing or altered ({size:.0f} MB)"
        cure = "Nothing to do: the next start fetches them; `leylines server start` does it now."
        yield Finding("Neo4j's jars", "note", found, cure)
    else:
        yield Finding("Neo4j's jars", "ok", f"{len(jars)}, whole")
    status = EmbeddedServer(settings).status()
    if status.running:
        yield Finding("Server", "ok", f"Neo4j {status.version} at {status.uri}, pid {status.pid}")
    else:
        yield Finding("Server", "ok", f"Neo4j {status.version}, not running; starts when needed")
        yield from _port(settings, status)


def _port(settings: Settings, status: "ServerStatus") -> Iterator[Finding]:
    port = settings.bolt_port
    if port is None or status.starting:
        return
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError as error:
            cure = "End what uses it, or unset LEYLINES_BOLT_PORT: any free one will do."
            yield Finding("Port", "problem", f"{port}: {error.strerror}", cure)
        else:
            yield Finding("Port", "ok", f"{port} is free")


def check_graph(settings: Settings) -> Iterator[Finding]:
    """Check the connection, and then what the graph holds."""
    from leylines.graph.store import connect

    try:
        store = connect(settings)
    except LeylinesError as error:
        found = error.what + (f" ({error.where})" if error.where else "")
        yield Finding("Connection", "problem", found, error.cure)
        return
    checks: tuple[Callable[[Store], Finding], ...] = (_connection, _openings, _schema, _data, _run)
    with store:
        for check in checks:
            try:
                yield check(store)
            except LeylinesError as error:
                yield Finding(check.__name__.strip("_").capitalize(), "problem", error.what)


def _connection(store: "Store") -> Finding:
    return Finding("Connection", "ok", f"{store.server_agent()} at {store.address.uri}")


def _openings(store: "Store") -> Finding:
    from leylines.graph.store.openings import openings

    try:
        found = list(openings(store))
    except QueryError as error:
        return Finding("Openings", "note", f"cannot be told: {error.what}")
    if found:
        cure = "Close it in the server's neo4j.conf; see docs/security.md."
        return Finding("Openings", "note", "; ".join(found), cure)
    return Finding("Openings", "ok", "no file, no procedure with all rights, memory limited")


def _schema(store: "Store") -> Finding:
    from leylines.graph.store import graph_version

    return Finding("Schema", "ok", f"version {graph_version(store)}")


def _data(store: "Store") -> Finding:
    counts = ask(store, "graph_counts")[0]
    halfway = [load["network"] for load in ask(store, "loads") if not load["done"]]
    if halfway:
        cure = "Load the same again: it goes on where it was."
        return Finding("Data", "problem", f"half loaded: {', '.join(halfway)}", cure)
    if not counts["accounts"]:
        return Finding("Data", "note", "none yet", "`leylines demo` or `leylines load`.")
    found = f"{counts['accounts']:,} accounts, {counts['interactions']:,} interactions"
    return Finding("Data", "ok", found)


def _run(store: "Store") -> Finding:
    runs = ask(store, "newest_run")
    if not runs:
        return Finding("Run", "note", "none yet", "`leylines analyse`.")
    if any(load["newer_than_run"] for load in ask(store, "loads")):
        return Finding(
            "Run", "note", f"{runs[0]['id']}, older than the data", "`leylines analyse`."
        )
    return Finding("Run", "ok", f"{runs[0]['id']}, {runs[0]['persons']:,} people")
