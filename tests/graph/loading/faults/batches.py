"""A small source whose batches create, change, imply and reject, in several transactions."""

import pyarrow as pa

from leylines.graph.model import SCHEMAS, Batch, Reject

BATCHES = 5
DAY = 86_400_000


class Small:
    """Yields a few batches, each other than the one before, the same ones each time."""

    name, title, carries = "small", "a few batches", frozenset()
    described, options = "here", {}

    def files(self, path):
        return (path,)

    def batches(self, path, options):
        for number in range(BATCHES):
            yield batch(number)


def batch(number):
    tables = {
        # The first account is told anew, differently, by each batch.
        "accounts": [
            {"id": "p0", "name": f"name {number}", "person": f"held {number // 2}"},
            {"id": f"p{number}-told", "handle": "told"},
        ],
        "communities": [{"id": f"c{number % 2}", "name": f"community {number}", "kind": "tag"}],
        "contents": [
            {
                "id": f"t{number}",
                "kind": "post",
                "author": "p1",
                "at": DAY * number,
                "parent": f"t{number + 1}",
                "communities": [f"c{number % 2}", "c9"],
                "topics": ["topic"],
            },
            {"id": "t0", "kind": "post", "title": f"title {number}", "communities": ["c0"]},
        ][: 2 if number else 1],
        "interactions": [
            {
                "id": f"{number}-{i}",
                "kind": "REPLIED" if i % 2 else "LIKED",
                "actor": f"p{i}",
                "target": f"p{i * number % 7}",
                "at": DAY * number + i,
                "weight": 1.0,
                "communities": ["c0"],
            }
            for i in range(12)
        ],
    }
    records = {
        table: pa.RecordBatch.from_pylist(rows, schema=SCHEMAS[table])
        for table, rows in tables.items()
    }
    rows = sum(map(len, tables.values()))
    return Batch(records, rows + 1, [Reject("f", number + 1, "c", "why", 'a,"b\nc"')], "f")
