"""The embedded graph written into a file and restored from it, and killed while it is."""

import subprocess
import sys
import warnings

import pytest

from leylines.graph.backup import backup, read_manifest, restore
from leylines.graph.errors import ExportError, GraphError
from leylines.graph.server import EmbeddedServer
from leylines.graph.settings import Settings, read_settings
from leylines.graph.store import Store, connect, newest_version
from leylines.graph.verify import whole_content

pytestmark = [pytest.mark.neo4j, pytest.mark.slow]

FILL = """
UNWIND range(1, $n) AS i
CREATE (a:Account:Extra {id: 'net/' + i, handle: 'h' + i, created_at: datetime()})
CREATE (a)-[:LIKED {id: 'net/' + i, at: datetime(), weight: 0.5, communities: ['a', 'b']}]->(a)
"""


@pytest.fixture(autouse=True)
def quietly():
    with warnings.catch_warnings():
        # The server is left running by whoever starts it, on purpose.
        warnings.simplefilter("ignore", ResourceWarning)
        yield


@pytest.fixture(scope="module")
def settings_of(tmp_path_factory, cache_dir, servers):
    """Return a function that makes settings of a folder; their servers end with the module."""
    servers.store("2026.08")  # skips where no embedded Neo4j can be had
    made = []
    folder = tmp_path_factory.mktemp("backup")

    def make(name, version="2026.08"):
        made.append(
            Settings(
                data_dir=folder / name,
                cache_dir=cache_dir,
                neo4j_version=version,
                maven_repository=read_settings().maven_repository,
                heap_mib=512,
                page_cache_mib=64,
                idle_minutes=5,
            )
        )
        return made[-1]

    yield make
    for settings in made:
        EmbeddedServer(settings).stop()


def filled(settings, n=100):
    """Fill a graph and return what it holds."""
    with connect(settings) as store:
        store.write(FILL, {"n": n})
        return whole_content(store)


def held(settings):
    with Store(EmbeddedServer(settings).start()) as store:
        return whole_content(store)


@pytest.fixture(scope="module")
def old(settings_of, tmp_path_factory):
    """Return a backup of a graph in 5.26, and what that graph holds."""
    settings = settings_of("old", "5.26")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ResourceWarning)
        content = filled(settings)
        file = tmp_path_factory.mktemp("file") / "old.zip"
        manifest = backup(settings, file)
        assert EmbeddedServer(settings).status().running, "it ran before"
        assert held(settings) == content
    EmbeddedServer(settings).stop()
    assert manifest == read_manifest(file)
    assert (manifest.counts, manifest.content_hash) == (content.counts, content.hash)
    assert (manifest.schema, manifest.neo4j[:5]) == (newest_version(), "5.26.")
    assert not (settings.data_dir / "scratch").exists()
    return file, content


def test_a_backup_of_5_26_becomes_a_graph_of_2026(old, settings_of):
    file, content = old
    settings = settings_of("new")
    restore(settings, file)
    assert held(settings) == content
    with pytest.raises(GraphError, match="not empty"):
        restore(settings, file)
    with connect(settings) as store:  # with its schema, and the password as it was
        store.write("CREATE (:Account {id: 'more'})")
    restore(settings, file, replace=True)
    assert held(settings) == content
    assert not (settings.data_dir / "scratch").exists()
    assert not (settings.home / "data.before").exists()


def test_what_is_there_is_not_written_over(old, settings_of):
    with pytest.raises(ExportError, match="there already"):
        backup(settings_of("old", "5.26"), old[0])
    with pytest.raises(GraphError, match="no graph yet"):
        backup(settings_of("nothing"), old[0].with_name("nothing.zip"))


# Does what it is told, and kills itself where it is told to.
KILLED = """
import os, pkgutil, signal, sys, warnings
from pathlib import Path
from unittest.mock import patch
import leylines.graph.backup as package
from leylines.graph.settings import Settings
warnings.simplefilter("ignore")
action, file, (at, _, times) = *sys.argv[1:3], sys.argv[3].partition(" ")
settings = Settings(heap_mib=512, page_cache_mib=64, idle_minutes=5)
owner, _, name = at.rpartition(".")
before = getattr(pkgutil.resolve_name(owner), name)
left = [None] * int(times or 1)
def die(*arguments, **named):
    left.pop()
    if not left:
        os.kill(os.getpid(), signal.SIGKILL)
    return before(*arguments, **named)
keywords = {"replace": True} if action == "restore" else {}
with patch(at, die):
    getattr(package, action)(settings, Path(file), **keywords)
print("lived")
"""


@pytest.mark.parametrize(
    ("action", "at"),
    [
        ("backup", "subprocess.Popen.wait"),  # Neo4j's tool is at work on the store
        ("restore", "pathlib.Path.rename 2"),  # the old is away, the new not yet there
    ],
)
def test_killed_in_the_middle_the_old_graph_stays(
    old, settings_of, tmp_path, monkeypatch, action, at
):
    settings = settings_of("killed")
    if not settings.home.exists():
        filled(settings, 7)
    content = held(settings)
    monkeypatch.setenv("LEYLINES_DATA_DIR", str(settings.data_dir))
    file = tmp_path / "b.zip" if action == "backup" else old[0]
    ended = subprocess.run(
        [sys.executable, "-c", KILLED, action, str(file), at], capture_output=True, text=True
    )
    assert ended.returncode == -9, ended.stderr
    assert not (tmp_path / "b.zip").exists()
    assert held(settings) == content
    assert content.counts["Account:Extra"] == 7
