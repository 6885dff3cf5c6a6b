"""What a server leaves open: nothing of the embedded one, and all of one that was left as it is."""

import pytest

from leylines.graph.store.openings import openings

OPEN = {
    "dbms.security.allow_csv_import_from_file_urls": "true",
    "dbms.security.procedures.unrestricted": "apoc.*",
    "db.memory.transaction.max": "0B",
}


class Told:
    """What a server's settings are, where no such server can be had."""

    def __init__(self, values):
        self.values = values

    def read(self, cypher, parameters):
        return [{"name": name, "value": self.values[name]} for name in parameters["names"]]


@pytest.mark.neo4j
def test_the_embedded_server_leaves_nothing_open(each_store):
    assert list(openings(each_store)) == []


@pytest.mark.parametrize("name", OPEN)
def test_each_opening_is_told_by_its_setting(name):
    closed = dict.fromkeys(OPEN, "") | {
        "dbms.security.allow_csv_import_from_file_urls": "false",
        "db.memory.transaction.max": "384.00MiB",
    }
    assert list(openings(Told(closed))) == []
    (told,) = openings(Told(closed | {name: OPEN[name]}))
    assert name in told
