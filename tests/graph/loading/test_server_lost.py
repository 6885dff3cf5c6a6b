"""A server that is killed in the middle of a load: told, and nothing committed is lost."""

import warnings

import psutil
import pytest

from leylines.graph.errors import ServerError
from leylines.graph.loading import load
from leylines.graph.server import EmbeddedServer
from leylines.graph.settings import Settings
from leylines.graph.store import connect

pytestmark = [pytest.mark.neo4j, pytest.mark.slow]


@pytest.fixture
def own_settings(servers, tmp_path, cache_dir):
    """Return settings of an embedded server of the test's own, which ends with it."""
    servers.store("2026.08")  # skips where no embedded Neo4j can be had
    settings = Settings(
        data_dir=tmp_path / "own", cache_dir=cache_dir, heap_mib=512, page_cache_mib=64
    )
    yield settings
    EmbeddedServer(settings).stop()


class Killing:
    """A source that kills the server before its third batch, once."""

    name, title, carries = "killing", "kills", frozenset()

    def __init__(self, given, process):
        self.given, self.process = given, process

    def files(self, path):
        return (path,)

    def batches(self, path, options):
        for number, batch in enumerate(self.given):
            if number == 2 and self.process:
                self.process.kill()
                self.process.wait()
            yield batch


def open_own(settings):
    with warnings.catch_warnings():
        # The server is left running by whoever starts it, on purpose.
        warnings.simplefilter("ignore", ResourceWarning)
        return connect(settings)


def test_a_load_goes_on_when_the_server_is_back(own_settings, make_batch, tmp_path, hash_of):
    file = tmp_path / "file"
    file.write_text("content")
    batches = [
        make_batch(interactions=[{"id": f"{b}-{i}", "actor": "a", "target": "b"} for i in range(9)])
        for b in range(4)
    ]
    with open_own(own_settings) as store:
        server = psutil.Process(EmbeddedServer(own_settings).status().pid)
        with pytest.raises(ServerError) as caught:
            load(store, Killing(batches, server), file, "net", settings=own_settings)
        assert caught.value.cure
    with open_own(own_settings) as store:
        summary = load(store, Killing(batches, None), file, "net", settings=own_settings)
        assert summary.resumed_at in (9, 18)
        assert summary.records["interactions"].created == 36
        assert store.read("MATCH ()-[r:REPLIED]->() RETURN count(r) AS n") == [{"n": 36}]
