"""Sources made in the test, and graphs compared by their content."""

from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

import pyarrow as pa
import pytest

from leylines.graph.loading import load
from leylines.graph.model import SCHEMAS, Batch
from leylines.graph.verify import loaded_content

DAY = datetime(2024, 3, 1, tzinfo=UTC)


@dataclass
class Given:
    """A source whose batches are given; it reads nothing but the file that stands for them."""

    given: list[Batch]
    name: str = "given"
    title: str = "batches made in a test"
    carries: frozenset[str] = field(default=frozenset())

    def files(self, path):
        return (path,)

    def batches(self, path, options):
        yield from self.given


def batch(*, rejects=(), rows_read=None, **tables):
    """Make a batch of lists of dicts; what is left out is null, an interaction has its defaults."""
    defaults = {"kind": "REPLIED", "at": DAY, "weight": 1.0}
    records = {
        table: pa.RecordBatch.from_pylist(
            [(defaults if table == "interactions" else {}) | row for row in rows],
            schema=SCHEMAS[table],
        )
        for table, rows in tables.items()
    }
    rows = sum(len(rows) for rows in tables.values())
    return Batch(records, rows + len(rejects) if rows_read is None else rows_read, rejects)


def content_hash(store):
    """Return a hash of all that was loaded, but for when it was."""
    return loaded_content(store).hash


@pytest.fixture
def loader(settings, tmp_path):
    """Return a function that loads batches as a source would give them."""

    def load_given(store, *batches, network="net", files="a"):
        path = Path(tmp_path) / "given.txt"
        path.write_text(files)
        return load(store, Given(list(batches)), path, network, settings=settings)

    return load_given


@pytest.fixture
def make_batch():
    return batch


@pytest.fixture
def hash_of():
    return content_hash


@pytest.fixture
def given():
    return Given
