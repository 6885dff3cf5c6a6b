"""Reading a source to its end, and small files to read."""

from collections import Counter
from importlib import import_module
from pathlib import Path

import pytest

from leylines.graph.sources import source_named


class Reading:
    """A source read to its end."""

    def __init__(self, name: str, path: Path, **options: str) -> None:
        self.batches = list(source_named(name).batches(path, options))
        self.rows_read = sum(batch.rows_read for batch in self.batches)
        self.rejects = [reject for batch in self.batches for reject in batch.rejects]
        self.records = {}
        for batch in self.batches:
            for table, records in batch.records.items():
                self.records.setdefault(table, []).extend(records.to_pylist())

    def kinds(self, table="interactions"):
        return Counter(record["kind"] for record in self.records[table])


@pytest.fixture
def read():
    return Reading


@pytest.fixture
def example_of():
    """Return a function that writes something that a source reads, by the source's name."""

    def make(name: str, folder: Path) -> Path:
        return import_module(f"examples.{name}").make(folder)

    return make


@pytest.fixture
def dump(tmp_path, example_of):
    """A dump of six files whose answers are known by hand."""
    return example_of("stackexchange", tmp_path)


@pytest.fixture
def write(tmp_path):
    """Write a file (text or bytes) and return its path."""

    def _write(name: str, content: str | bytes) -> Path:
        file = tmp_path / name
        file.write_bytes(content.encode() if isinstance(content, str) else content)
        return file

    return _write
