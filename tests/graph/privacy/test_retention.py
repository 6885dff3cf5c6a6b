"""What is older than a limit goes; what has no time stays."""

from datetime import UTC, datetime

import pytest

from leylines.graph.privacy import remove_older
from leylines.graph.verify import check_all

pytestmark = pytest.mark.neo4j


def test_contents_and_interactions_go_by_their_time(store, load_forum, monkeypatch):
    load_forum()
    monkeypatch.setattr("leylines.graph.privacy.retention.SOME", 1)
    removed = remove_older(store, datetime(2024, 3, 2, tzinfo=UTC))
    assert {table: counts.removed for table, counts in removed.items()} == {
        "interactions": 2,
        "contents": 2,
    }
    assert store.read("MATCH (n:Content) RETURN n.id AS id") == [{"id": "net/c3"}]
    assert store.read("MATCH (:Account)-[r]->(:Account) RETURN r.id AS id") == [{"id": "net/i3"}]
    assert store.read("MATCH (n:Account) RETURN count(n) AS n") == [{"n": 3}]
    assert [check.what for check in check_all(store) if check.count] == []
