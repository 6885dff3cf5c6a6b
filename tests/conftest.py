"""What all tests share: real servers with a clean graph each, the data beside the project.

The servers are started by the first test that needs them and end with the run. In the environment:

LEYLINES_TEST_NEO4J_URI, _USER, _PASSWORD   a Neo4j to test on as well; its graph is DELETED
LEYLINES_REQUIRE_NEO4J, _SHARED, _BROWSER   set to 1: what is missing fails a test, not skips it
"""

import os
import shutil
import subprocess
import warnings
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest

import leylines.graph.settings
from leylines.graph.errors import JarError
from leylines.graph.server import Address, EmbeddedServer
from leylines.graph.settings import Settings
from leylines.graph.store import Store, migrate
from leylines.graph.store.migrate import statements

VERSIONS = ("2026.08", "5.26")
GIVEN = os.environ.get("LEYLINES_TEST_NEO4J_URI")
IMAGE = "neo4j:2026-community"
PROJECT = Path(__file__).parents[1]
DEVELOPERS = leylines.graph.settings.read_settings()


def missing(what: str, variable: str) -> None:
    """Skip a test for what is missing, or fail it if it must be there."""
    if os.environ.get(variable) == "1":
        pytest.fail(f"{what}, and {variable}=1", pytrace=False)
    pytest.skip(what)


@pytest.fixture(scope="session")
def cache_dir(tmp_path_factory) -> Path:
    """Return a cache folder of the run's own that shares only the jars with the developer's."""
    jars = DEVELOPERS.cache_dir / "jars"
    jars.mkdir(parents=True, exist_ok=True)
    folder = tmp_path_factory.mktemp("cache")
    (folder / "jars").symlink_to(jars, target_is_directory=True)
    return folder


@pytest.fixture(autouse=True)
def isolated(monkeypatch, tmp_path, cache_dir) -> None:
    """Keep the developer's own settings, graph and cache out of every test."""
    for name in os.environ:
        if name.startswith("LEYLINES_") and not name.startswith(("LEYLINES_TEST", "LEYLINES_REQ")):
            monkeypatch.delenv(name)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setattr(leylines.graph.settings, "config_file", lambda: tmp_path / "leylines.toml")
    monkeypatch.setenv("LEYLINES_DATA_DIR", str(tmp_path / "data"))
    monkeypatch.setenv("LEYLINES_CACHE_DIR", str(cache_dir))
    monkeypatch.setenv("LEYLINES_STATE_DIR", str(tmp_path / "state"))
    monkeypatch.setenv("LEYLINES_QUERIES_DIR", str(tmp_path / "queries"))
    if DEVELOPERS.maven_repository:
        monkeypatch.setenv("LEYLINES_MAVEN_REPOSITORY", DEVELOPERS.maven_repository)


class Servers:
    """The servers of a test run, each started when it is first asked for."""

    def __init__(self, folder: Path, cache: Path) -> None:
        self.folder, self.cache = folder, cache
        self.running = ExitStack()
        self.stores: dict[str, Store] = {}

    def store(self, name: str) -> Store:
        """Return a store with a clean, migrated graph on a server."""
        if name not in self.stores:
            self.stores[name] = self.running.enter_context(Store(self.address(name)))
        clean(self.stores[name])
        return self.stores[name]

    def address(self, name: str) -> Address:
        if name == "given":
            user = os.environ.get("LEYLINES_TEST_NEO4J_USER", "neo4j")
            return Address(GIVEN or "", user, os.environ.get("LEYLINES_TEST_NEO4J_PASSWORD", ""))
        if name == "docker":
            return self.running.enter_context(container())
        return self.embedded(name)

    def embedded(self, version: str) -> Address:
        server = EmbeddedServer(
            Settings(
                neo4j_version=version,
                data_dir=self.folder,
                cache_dir=self.cache,
                maven_repository=DEVELOPERS.maven_repository,
                heap_mib=768,
                page_cache_mib=128,
                idle_minutes=10,  # should the run be killed
            )
        )
        self.running.callback(server.stop)
        try:
            with warnings.catch_warnings():
                # The server is left running by whoever starts it, on purpose.
                warnings.simplefilter("ignore", ResourceWarning)
                return server.start()
        except JarError as error:
            missing(f"No embedded Neo4j: {error}", "LEYLINES_REQUIRE_NEO4J")
            raise


@contextmanager
def container() -> Iterator[Address]:
    """Run Neo4j in a container where a Docker engine answers."""
    if (
        not shutil.which("docker")
        or subprocess.run(["docker", "info"], capture_output=True).returncode
    ):
        pytest.skip("No Docker engine answers")
    from testcontainers.community.neo4j import Neo4jContainer

    with Neo4jContainer(IMAGE) as neo4j:
        yield Address(neo4j.get_connection_url(), neo4j.username, neo4j.password)


def clean(store: Store) -> None:
    """Empty the graph and leave it with the newest schema, whatever a test made of it."""
    for some in ("()-[x]->()", "(x)"):
        size = 20000
        while store.write(f"MATCH {some} WITH x LIMIT {size} DELETE x RETURN count(*) AS n") == [
            {"n": size}
        ]:
            pass
    migrate(store)


@pytest.fixture(scope="session")
def servers(tmp_path_factory, cache_dir) -> Iterator[Servers]:
    servers = Servers(tmp_path_factory.mktemp("servers"), cache_dir)
    with servers.running:
        yield servers


@pytest.fixture
def store(servers) -> Store:
    """Return a store with a clean, migrated graph on the default embedded Neo4j."""
    return servers.store(VERSIONS[0])


@pytest.fixture(params=[*VERSIONS, *(["given"] if GIVEN else [])])
def each_store(servers, request) -> Store:
    """Return the same on each version of the embedded Neo4j, and on a given one."""
    return servers.store(request.param)


@pytest.fixture(
    params=[
        *VERSIONS,
        *(["given"] if GIVEN else []),
        pytest.param("docker", marks=pytest.mark.docker),
    ]
)
def every_store(servers, request) -> Store:
    """Return the same on each of these and in a container where a Docker engine answers."""
    return servers.store(request.param)


@pytest.fixture(scope="session")
def fill_tiny():
    """Return a function that fills a clean store with the graph known by hand."""
    parts = statements((PROJECT / "tests" / "tiny_graph.cypher").read_text(encoding="utf-8"))

    def fill(store: Store) -> Store:
        for part in parts:
            store.write(part)
        return store

    return fill


@pytest.fixture(scope="module")
def shared_tiny(servers, fill_tiny) -> Store:
    """Return that graph once for all tests of a module, none of which may clean or change it."""
    return fill_tiny(servers.store(VERSIONS[0]))


@pytest.fixture(scope="module", params=[*VERSIONS, *(["given"] if GIVEN else [])])
def each_shared_tiny(servers, fill_tiny, request) -> Store:
    """Return the same on each version of the embedded Neo4j, and on a given one."""
    return fill_tiny(servers.store(request.param))


@pytest.fixture
def tiny_store(store, fill_tiny) -> Store:
    """Return ``store`` filled with the graph known by hand: tests/tiny_graph.cypher."""
    return fill_tiny(store)


@pytest.fixture
def settings(store, tmp_path, cache_dir) -> Settings:
    """Return settings whose Neo4j is that of ``store`` and whose files are the test's own."""
    return Settings(
        neo4j_uri=store.address.uri,
        neo4j_user=store.address.user,
        neo4j_password=store.address.password,
        data_dir=tmp_path / "data",
        cache_dir=cache_dir,
    )


@pytest.fixture
def environment(settings, monkeypatch) -> Settings:
    """Let commands, in this process or another, find the Neo4j of ``store``."""
    monkeypatch.setenv("LEYLINES_NEO4J_URI", settings.neo4j_uri)
    monkeypatch.setenv("LEYLINES_NEO4J_USER", settings.neo4j_user)
    monkeypatch.setenv("LEYLINES_NEO4J_PASSWORD", settings.neo4j_password.get_secret_value())
    return settings


@pytest.fixture(scope="session")
def shared_data():
    """Return a function from the name of a data set beside the project to its folder."""

    def folder(name: str) -> Path:
        path = PROJECT.parent / "shared" / "data" / name
        if not path.is_dir():
            missing(f"No ../shared/data/{name}", "LEYLINES_REQUIRE_SHARED")
        return path

    return folder
