"""A disk that fills up: a clear message, nothing committed lost, and it goes on with room again."""

import shutil
import subprocess
import time
from contextlib import suppress
from pathlib import Path

import neo4j
import pytest

from leylines.graph.errors import ServerError
from leylines.graph.server import EmbeddedServer, find_address

pytestmark = [pytest.mark.neo4j, pytest.mark.slow]


@pytest.fixture
def small_disk(tmp_path):
    """Mount a disk of 300 MB of the test's own."""
    folder = tmp_path / "disk"
    folder.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", "size=300m", "tmpfs", str(folder)]
    if not shutil.which("mount") or subprocess.run(command, capture_output=True).returncode:
        pytest.skip("A small disk can be mounted by root only")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


def fill(folder: Path) -> Path:
    """Fill a disk to its last byte."""
    filler = folder / "filler"
    with filler.open("wb", buffering=0) as file, suppress(OSError):
        while True:
            file.write(bytes(1 << 16))
    assert shutil.disk_usage(folder).free == 0
    return filler


def write_on(ask, address) -> None:
    """Write a hundred megabytes in transactions of ten thousand nodes."""
    for _ in range(100):
        ask(address, "UNWIND range(1, 10000) AS i CREATE (:More {text: 'text ' + i})")


@pytest.mark.parametrize("version", ["2026.08", "5.26"])
def test_a_disk_that_fills_up_loses_nothing(small_disk, own, ask, processes, version):
    settings = own(data_dir=small_disk / "data", neo4j_version=version)
    address = find_address(settings)
    ask(address, "UNWIND range(1, 1000) AS i CREATE (:Kept {id: i})")
    filler = fill(small_disk)
    with pytest.raises((neo4j.exceptions.Neo4jError, neo4j.exceptions.DriverError)):
        write_on(ask, address)
    until = time.monotonic() + 60
    while processes() and time.monotonic() < until:
        time.sleep(0.1)
    assert not processes(), "a server that cannot write ends itself"
    with pytest.raises(ServerError, match="no room for the graph"):
        find_address(settings)
    filler.unlink()
    again = find_address(settings)
    assert ask(again, "MATCH (k:Kept) RETURN count(k) AS n") == [{"n": 1000}]
    assert ask(again, "MATCH (m:More) RETURN count(m) % 10000 AS n") == [{"n": 0}]
    ask(again, "CREATE (:Kept)")


def test_a_disk_that_is_full_at_the_first_start_is_told(small_disk, own, processes):
    fill(small_disk)
    settings = own(data_dir=small_disk / "data")
    with pytest.raises(ServerError, match="no room") as caught:
        find_address(settings)
    assert "LEYLINES_DATA_DIR" in str(caught.value)
    assert not processes()
    assert not EmbeddedServer(settings).status().running
