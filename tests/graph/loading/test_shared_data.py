"""Real communities, loaded whole."""

import pytest

from leylines.graph.loading import load
from leylines.graph.sources import source_named

pytestmark = [pytest.mark.neo4j, pytest.mark.shared, pytest.mark.slow]


def test_a_stack_exchange_community(store, settings, shared_data):
    path = shared_data("stackexchange-quantumcomputing")
    source = source_named("stackexchange")
    summary = load(store, source, path, "quantum", settings=settings)
    assert summary.records["accounts"].created == 3461
    assert summary.rows_read == summary.rows_loaded + summary.rows_rejected
    kinds = store.read("MATCH (c:Content) RETURN c.kind AS kind, count(*) AS n ORDER BY n")
    assert [row["n"] for row in kinds] == [612, 1060, 3413]
    (row,) = store.read("MATCH ()-[r:ACCEPTED]->() RETURN count(r) AS accepted")
    assert row["accepted"] == 389
    again = load(store, source, path, "quantum", settings=settings)
    for counts in again.records.values():
        assert counts.unchanged == counts.records
        assert counts.implied == 0


def test_a_temporal_edge_list(store, settings, shared_data):
    path = shared_data("CollegeMsg") / "CollegeMsg.txt.gz"
    summary = load(store, source_named("snap"), path, "college", settings=settings)
    assert summary.rows_read == summary.rows_loaded == 59835
    assert summary.records["interactions"].records == 59835
    assert summary.records["accounts"].implied == 1899
    (row,) = store.read("MATCH (:Account)-[r]->(:Account) RETURN count(r) AS n")
    assert row["n"] == summary.records["interactions"].created
