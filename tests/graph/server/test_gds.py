"""The Graph Data Science library: put beside the server only where it was asked for."""

import os

import pytest

from leylines.graph.errors import ServerError, SettingsError
from leylines.graph.server import EmbeddedServer
from leylines.graph.server.gds import ensure_gds, plug_in
from leylines.graph.settings import Settings, read_settings
from leylines.graph.store import Store


def test_a_start_without_it_takes_it_away_again(tmp_path):
    jar = tmp_path / "gds.jar"
    jar.write_bytes(b"jar")
    own = tmp_path / "plugins" / "own.jar"
    told = plug_in(tmp_path, [jar])
    own.write_bytes(b"a user's own")
    assert (tmp_path / "plugins" / "gds.jar").read_bytes() == b"jar"
    assert told["dbms.security.procedures.unrestricted"] == "gds.*"
    assert plug_in(tmp_path, []) == {}
    assert [path.name for path in (tmp_path / "plugins").iterdir()] == ["own.jar"]


def test_the_other_version_of_neo4j_is_refused():
    with pytest.raises(SettingsError, match=r"2026\.08"):
        ensure_gds(Settings(neo4j_version="5.26"))


@pytest.mark.neo4j
def test_a_server_that_runs_without_it_says_so(servers, cache_dir):
    address = servers.store("2026.08").address
    running = EmbeddedServer(Settings(data_dir=servers.folder, cache_dir=cache_dir))
    with pytest.raises(ServerError, match="without Graph Data Science") as raised:
        running.start(gds=True)
    assert raised.value.where == address.uri


@pytest.mark.neo4j
@pytest.mark.slow
@pytest.mark.skipif(os.environ.get("LEYLINES_TEST_ALL") != "1", reason="fetches a GPL library")
@pytest.mark.filterwarnings("ignore:subprocess:ResourceWarning")
def test_it_computes_on_the_embedded_server(monkeypatch):
    monkeypatch.setenv("LEYLINES_HEAP_MIB", "768")
    server = EmbeddedServer(read_settings())
    try:
        with Store(server.start(gds=True)) as store:
            assert server.has_gds()
            (row,) = store.read("CALL gds.version() YIELD gdsVersion RETURN gdsVersion AS v")
            assert row["v"] == "2.26.0"
    finally:
        server.stop()
