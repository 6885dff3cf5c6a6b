"""Servers of a test's own, which leave no process behind, and a Maven repository to fetch from."""

import http.server
import os
import threading
import time
from collections import Counter
from pathlib import Path

import neo4j
import psutil
import pytest

from leylines.graph.server import EmbeddedServer
from leylines.graph.server.jar_lock import read_lock
from leylines.graph.server.jars import ensure_jars
from leylines.graph.settings import Settings, read_settings


def server_processes(folder: Path) -> list[psutil.Process]:
    """Return the processes, of whatever name, that work in a folder."""
    found = []
    for process in psutil.process_iter():
        try:
            if folder in Path(process.cwd()).parents and process.status() != "zombie":
                found.append(process)
        except (psutil.Error, OSError):
            continue
    return found


@pytest.fixture
def processes(tmp_path):
    """Return a function that lists the processes of the test's own servers."""
    return lambda: server_processes(tmp_path)


@pytest.fixture
def own(tmp_path, cache_dir, processes):
    """Return a function that makes settings of the test's own; its servers end with the test."""
    made: list[Settings] = []

    def settings(**changes) -> Settings:
        defaults = {
            "data_dir": tmp_path / "own",
            "cache_dir": cache_dir,
            "maven_repository": read_settings().maven_repository,
            "heap_mib": 512,
            "page_cache_mib": 64,
            "idle_minutes": 5,
        }
        made.append(Settings(**defaults | changes))
        return made[-1]

    yield settings
    for each in made:
        EmbeddedServer(each).stop()
    until = time.monotonic() + 30
    while processes() and time.monotonic() < until:
        time.sleep(0.1)
    left = processes()
    for process in left:
        process.kill()
    assert not left, "a server process was left behind"


@pytest.fixture
def ask():
    """Return a function that runs Cypher at an address."""

    def run(address, cypher: str, **parameters):
        with neo4j.GraphDatabase.driver(
            address.uri, auth=(address.user, address.password)
        ) as driver:
            records = driver.execute_query(cypher, parameters, database_=address.database).records
            return [record.data() for record in records]

    return run


class Mirror(http.server.ThreadingHTTPServer):
    """A Maven repository on this machine that can be as bad as the real world."""

    daemon_threads = True

    def __init__(self, folder: Path) -> None:
        super().__init__(("127.0.0.1", 0), Repository)
        self.folder = folder
        self.requests: Counter[str] = Counter()
        self.ranges: dict[str, str] = {}
        self.cut: dict[str, int] = {}
        self.other: dict[str, bytes] = {}
        self.resumes = True

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}"


class Repository(http.server.BaseHTTPRequestHandler):
    server: Mirror

    def do_GET(self) -> None:
        name = self.path.lstrip("/")
        mirror = self.server
        mirror.requests[name] += 1
        path = mirror.folder / name
        if name in mirror.other:
            content = mirror.other[name]
        elif path.is_file():
            content = path.read_bytes()
        else:
            self.send_error(404)
            return
        begin = 0
        wanted = self.headers.get("Range")
        if wanted and mirror.resumes:
            mirror.ranges[name] = wanted
            begin = int(wanted.removeprefix("bytes=").rstrip("-"))
        self.send_response(206 if begin else 200)
        self.send_header("Content-Length", str(len(content) - begin))
        self.end_headers()
        end = len(content)
        if mirror.cut.get(name, 0) > 0:
            mirror.cut[name] -= 1
            end = begin + (len(content) - begin) // 2
        self.wfile.write(content[begin:end])
        if end < len(content):
            self.close_connection = True

    def log_message(self, *args) -> None:
        pass


@pytest.fixture(scope="session")
def whole_jars(cache_dir) -> Path:
    """Return the folder of all jars of the default version, fetched once by the developer."""
    settings = Settings(cache_dir=cache_dir, maven_repository=read_settings().maven_repository)
    ensure_jars(settings)
    return cache_dir / "jars"


@pytest.fixture
def mirror(whole_jars):
    with Mirror(whole_jars) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
        thread.start()
        yield server
        server.shutdown()
        thread.join()


@pytest.fixture
def linked(tmp_path, whole_jars):
    """Return a function that makes a cache of links to all jars, except those left out."""

    def make(*left_out: str) -> Path:
        cache = tmp_path / "linked"
        for jar in read_lock("2026.08"):
            path = cache / "jars" / jar.path
            path.parent.mkdir(parents=True, exist_ok=True)
            if jar.artifact not in left_out:
                os.link((whole_jars / jar.path).resolve(), path)
        return cache

    return make
