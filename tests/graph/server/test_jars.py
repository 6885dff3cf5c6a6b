"""The jars: fetched whole or not at all, from a repository as bad as the real world."""

import subprocess
import sys

import pytest

from leylines.graph.errors import JarError
from leylines.graph.server.jar_lock import exact_version, read_lock
from leylines.graph.server.jars import ensure_jars, missing_jars
from leylines.graph.server.port import free_port
from leylines.graph.settings import Settings

pytestmark = pytest.mark.neo4j
JARS = {jar.artifact: jar for jar in read_lock("2026.08")}
BOLT, KERNEL, CYPHER = JARS["neo4j-bolt"], JARS["neo4j-kernel"], JARS["neo4j-cypher"]


@pytest.mark.parametrize("version", ["2026.08", "5.26"])
def test_a_lock_names_each_jar_once_and_no_address(version):
    jars = read_lock(version)
    assert list(jars) == sorted(jars)
    assert len({jar.path for jar in jars}) == len(jars)
    assert all(len(jar.sha256) == 64 and jar.size > 0 for jar in jars)
    assert not any("/" in str(jar) for jar in jars)
    assert {jar.version for jar in jars if jar.artifact in ("neo4j", "neo4j-bolt")} == {
        exact_version(version)
    }


def test_an_empty_cache_is_filled(tmp_path, mirror):
    reports = []
    settings = Settings(cache_dir=tmp_path / "cache", maven_repository=mirror.address)
    paths = ensure_jars(settings, lambda *report: reports.append(report))
    assert all(path.is_file() for path in paths)
    assert not missing_jars(tmp_path / "cache" / "jars", JARS.values())
    size = sum(jar.size for jar in read_lock("2026.08"))
    assert reports[-1] == ("Fetching Neo4j " + exact_version("2026.08"), size, size)
    assert [done for _, done, _ in reports] == sorted(done for _, done, _ in reports)
    assert set(mirror.requests.values()) == {1}


def test_a_whole_cache_asks_nobody(linked, mirror):
    ensure_jars(Settings(cache_dir=linked(), maven_repository=mirror.address))
    assert not mirror.requests


def test_a_half_downloaded_jar_is_resumed(linked, mirror, whole_jars):
    cache = linked("neo4j-bolt")
    half = (whole_jars / BOLT.path).read_bytes()[: BOLT.size // 2]
    (cache / "jars" / f"{BOLT.path}.part").write_bytes(half)
    ensure_jars(Settings(cache_dir=cache, maven_repository=mirror.address))
    assert mirror.ranges == {str(BOLT.path): f"bytes={len(half)}-"}
    assert not missing_jars(cache / "jars", [BOLT])


@pytest.mark.parametrize("resumes", [True, False])
def test_a_connection_that_is_cut_is_taken_up_again(linked, mirror, resumes):
    mirror.resumes = resumes
    mirror.cut[str(BOLT.path)] = 3
    reports = []
    cache = linked("neo4j-bolt")
    ensure_jars(
        Settings(cache_dir=cache, maven_repository=mirror.address),
        lambda *report: reports.append(report),
    )
    assert mirror.requests[str(BOLT.path)] == 4
    assert reports[-1][1:] == (BOLT.size, BOLT.size)
    assert not missing_jars(cache / "jars", [BOLT])


def test_an_altered_jar_is_noticed_and_fetched_again(linked, mirror):
    cache = linked("neo4j-bolt", "neo4j-kernel")
    content = bytearray((mirror.folder / BOLT.path).read_bytes())
    content[1000] ^= 1
    (cache / "jars" / BOLT.path).write_bytes(content)
    (cache / "jars" / KERNEL.path).write_bytes(b"")
    ensure_jars(Settings(cache_dir=cache, maven_repository=mirror.address))
    assert set(mirror.requests) == {str(BOLT.path), str(KERNEL.path)}
    assert not missing_jars(cache / "jars", JARS.values())


@pytest.mark.parametrize("change", [lambda b: bytes(len(b)), lambda b: b + b"more"])
def test_another_jar_than_the_lock_names_is_never_used(linked, mirror, change):
    cache = linked("neo4j-bolt")
    mirror.other[str(BOLT.path)] = change((mirror.folder / BOLT.path).read_bytes())
    with pytest.raises(JarError, match=r"neo4j-bolt.* is not the jar that the lock names"):
        ensure_jars(Settings(cache_dir=cache, maven_repository=mirror.address))
    assert not list((cache / "jars" / BOLT.path).parent.iterdir())


def test_no_network_says_what_to_do(linked):
    cache = linked("neo4j-bolt", "neo4j-kernel")
    nowhere = f"http://127.0.0.1:{free_port()}"
    with pytest.raises(JarError, match="no connection") as caught:
        ensure_jars(Settings(cache_dir=cache, maven_repository=nowhere))
    assert "LEYLINES_MAVEN_REPOSITORY" in str(caught.value)
    assert str(cache / "jars") in str(caught.value)


def test_a_repository_without_the_jar_is_not_asked_again(linked, mirror, tmp_path):
    mirror.folder = tmp_path
    with pytest.raises(JarError, match="answered 404"):
        ensure_jars(Settings(cache_dir=linked("neo4j-bolt"), maven_repository=mirror.address))
    assert mirror.requests[str(BOLT.path)] == 1


def test_two_processes_at_once_fetch_each_jar_once(linked, mirror):
    cache = linked("neo4j-bolt", "neo4j-kernel", "neo4j-cypher")
    code = (
        "from leylines.graph.settings import Settings\n"
        "from leylines.graph.server.jars import ensure_jars\n"
        f"ensure_jars(Settings(cache_dir={str(cache)!r}, maven_repository={mirror.address!r}))"
    )
    both = [subprocess.Popen([sys.executable, "-c", code]) for _ in range(2)]
    assert [each.wait(60) for each in both] == [0, 0]
    assert mirror.requests == {str(jar.path): 1 for jar in (BOLT, KERNEL, CYPHER)}
