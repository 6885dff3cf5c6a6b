"""Connecting: to the server that is named, or clearly not at all."""

import pytest
from pydantic import SecretStr

from leylines.graph import connect
from leylines.graph.errors import GraphError, ServerError
from leylines.graph.server import Address
from leylines.graph.settings import Settings
from leylines.graph.store import Store, graph_version, newest_version

pytestmark = pytest.mark.neo4j


def test_connecting_brings_the_schema_up_to_date(store, settings):
    store.write("MATCH (n:Schema) DELETE n")
    reports = []
    with connect(settings, lambda *report: reports.append(report)) as connected:
        assert graph_version(connected) == newest_version()
        assert connected.address.uri == store.address.uri
    assert reports[-1] == ("Preparing the graph", newest_version(), newest_version())


def test_connecting_reads_the_settings_from_the_environment(environment):
    with connect() as connected:
        assert connected.address.uri == environment.neo4j_uri


def test_a_wrong_password_is_told(settings):
    wrong = settings.model_copy(update={"neo4j_password": SecretStr("wrong")})
    with pytest.raises(ServerError, match="password"):
        connect(wrong)


def test_a_wrong_database_is_told(settings):
    with pytest.raises(ServerError, match="nowhere") as caught:
        connect(settings.model_copy(update={"neo4j_database": "nowhere"}))
    assert "LEYLINES_NEO4J_DATABASE" in caught.value.cure


def test_a_newer_graph_is_refused(store, settings):
    store.write("MATCH (n:Schema) SET n.version = 999")
    with pytest.raises(GraphError, match="newer"):
        connect(settings)
    store.write("MATCH (n:Schema) DELETE n")


@pytest.mark.parametrize(
    ("uri", "what"),
    [
        ("bolt://127.0.0.1:1", "does not answer"),
        ("neo4j://no-such-host.invalid", "does not answer"),
        ("gopher://127.0.0.1:7687", "not supported"),
    ],
)
def test_no_server_is_told_at_once(uri, what):
    with pytest.raises(ServerError, match=what) as caught:
        connect(Settings(neo4j_uri=uri, neo4j_password=SecretStr("secret")))
    assert caught.value.where == uri
    assert "secret" not in str(caught.value)


def test_a_store_says_nothing_to_a_server_before_it_is_used():
    Store(Address("bolt://127.0.0.1:1", "neo4j", "x")).close()
