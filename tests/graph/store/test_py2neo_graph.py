"""py2neo on the same graph."""

import gc
import warnings

import pytest

from leylines.graph import py2neo_graph
from leylines.graph.settings import Settings

pytestmark = pytest.mark.neo4j


@pytest.fixture
def settings(each_store):
    address = each_store.address
    return Settings(neo4j_uri=address.uri, neo4j_user=address.user, neo4j_password=address.password)


@pytest.fixture
def graph(settings):
    pytest.importorskip("py2neo")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        graph = py2neo_graph(settings)
        yield graph
        graph.service.connector.close()
        del graph
        gc.collect()  # py2neo leaves sockets to the collector, which warns of them


def test_it_reads_what_the_store_wrote_and_writes_what_the_store_reads(each_store, graph):
    each_store.write("CREATE (:Person {id: 'ada', name: 'Ada'})")
    assert graph.nodes.match("Person", id="ada").first()["name"] == "Ada"
    graph.run("MERGE (:Person {id: 'bob', name: 'Bob'})")
    rows = each_store.read("MATCH (p:Person) RETURN p.name AS name ORDER BY name")
    assert [row["name"] for row in rows] == ["Ada", "Bob"]
