"""A query that cannot be ended ends the server; what was committed is there at the next start."""

import os

import pytest

from leylines.graph.errors import LeylinesError
from leylines.graph.store import connect

ENDLESS = "RETURN reduce(sum = 0, i IN range(1, 10000000000) | sum + i) AS sum"


@pytest.mark.neo4j
@pytest.mark.slow
@pytest.mark.skipif(
    os.environ.get("LEYLINES_TEST_ALL") != "1", reason="half a minute of processor; make test-all"
)
def test_a_query_that_cannot_be_ended_ends_the_server(own):
    settings = own()
    with connect(settings) as store:
        store.write("CREATE (:Person {id: 'ada'})")
        with pytest.raises(LeylinesError):
            store.read(ENDLESS, timeout=0.5)
    with connect(settings) as store:
        assert store.read("MATCH (p:Person) RETURN p.id AS id") == [{"id": "ada"}]
