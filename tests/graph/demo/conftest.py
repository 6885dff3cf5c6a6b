"""The demonstration as it is written: files, and their rows as pyarrow reads them."""

from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa
import pytest
from pyarrow import csv

from leylines.graph.demo import Truth, write_demo
from leylines.graph.model import SCHEMAS

NETWORKS = ("askwell", "hearth", "lantern")


@dataclass(frozen=True)
class Written:
    folder: Path
    truth: Truth
    rows: dict[str, dict[str, list[dict[str, str]]]]
    """By network and table; values are text as in the file, empty where there is nothing."""

    def all(self, table: str) -> list[dict[str, str]]:
        return [row for network in NETWORKS for row in self.rows[network][table]]

    def persons(self, network: str) -> dict[str, str]:
        """Return who holds each account of a network."""
        return {row["id"]: row["person"] for row in self.rows[network]["accounts"]}


def _rows(file: Path) -> list[dict[str, str]]:
    names = SCHEMAS[file.stem].names
    as_text = csv.ConvertOptions(column_types=dict.fromkeys(names, pa.string()))
    return csv.read_csv(file, convert_options=as_text).to_pylist()


@pytest.fixture(scope="session")
def written(tmp_path_factory) -> Written:
    folder = tmp_path_factory.mktemp("demo")
    truth = write_demo(folder, seed=1)
    rows = {
        network: {table: _rows(folder / network / f"{table}.csv") for table in SCHEMAS}
        for network in NETWORKS
    }
    return Written(folder, truth, rows)
