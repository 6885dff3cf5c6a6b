"""Loads that are interrupted, by an error or by kill -9, and go on where they were."""

import csv
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from leylines.graph.errors import LoadError, SourceError
from leylines.graph.model import Reject

pytestmark = pytest.mark.neo4j

# A process that loads batch after batch, each with a reject, and tells of each.
LOADING = """
import sys, time
from pathlib import Path
import pyarrow as pa
from leylines.graph.loading import load
from leylines.graph.model import SCHEMAS, Batch, Reject
from leylines.graph.settings import Settings
from leylines.graph.store import connect

class Slow:
    name, title, carries = "slow", "a slow source", frozenset()
    def files(self, path):
        return (path,)
    def batches(self, path, options):
        for b in range(12):
            time.sleep(float(sys.argv[2]))
            rows = [dict(id=f"{b}-{i}", kind="REPLIED", actor=f"p{i}", target=f"p{i * b % 40}",
                         at=1000 * b, weight=1.0) for i in range(40)]
            records = pa.RecordBatch.from_pylist(rows, schema=SCHEMAS["interactions"])
            yield Batch({"interactions": records}, 41, [Reject("f", b, "c", "why", "a,b")], "f")

settings = Settings()
with connect(settings) as store:
    told = lambda task, done, total=None: print(done, flush=True)
    print(load(store, Slow(), Path(sys.argv[1]), "net", settings=settings, progress=told))
"""


@pytest.fixture
def start(environment, tmp_path):
    """Start a process that loads, with so many seconds between batches."""
    (tmp_path / "files").write_text("content")

    def started(seconds, data="data"):
        return subprocess.Popen(
            [sys.executable, "-c", LOADING, str(tmp_path / "files"), str(seconds)],
            env=os.environ | {"LEYLINES_DATA_DIR": str(tmp_path / data)},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    return started


def rejected_lines(folder):
    (file,) = Path(folder).glob("rejects/net-*.csv")
    with file.open(newline="") as rows:
        return [int(row["line"]) for row in csv.DictReader(rows)]


@pytest.mark.slow
def test_a_killed_load_goes_on_where_it_was(store, start, tmp_path, hash_of):
    undisturbed, _ = start(0, "undisturbed").communicate()
    assert "492 rows read, 480 loaded, 12 rejected" in undisturbed
    expected = hash_of(store)
    store.write("MATCH (n) WHERE NOT n:Schema DETACH DELETE n")

    kept = []
    for _ in range(3):
        process = start(0.3)
        reached = int(process.stdout.readline())
        while reached < (kept[-1] if kept else 0) + 3 * 41:
            reached = int(process.stdout.readline())
        process.send_signal(signal.SIGKILL)
        process.communicate()
        kept.append(committed(store))
    assert 0 < kept[0] < kept[1] < kept[2] < 492
    with next((tmp_path / "data" / "rejects").glob("*.csv")).open("a") as file:
        file.write("f,99,c,written but not committed,\n")

    output, errors = start(0).communicate()
    assert f"went on after {kept[-1]:,}" in output, errors
    assert "492 rows read, 480 loaded, 12 rejected" in output
    assert "interactions: 480 new, 0 changed, 0 already there" in output
    assert hash_of(store) == expected
    assert rejected_lines(tmp_path / "data") == list(range(12))


def committed(store):
    """Return the rows that the killed process has committed, once the server has ended its work."""
    before = None
    while before != (now := store.read("MATCH (l:Load) RETURN l.rows_read AS n")[0]["n"]):
        before = now
        time.sleep(0.5)
    return now


@pytest.mark.slow
def test_two_programs_at_once_load_everything_once(store, start, hash_of):
    """The second is on the same machine, or, with another data folder, as if on another."""
    start(0, "undisturbed").communicate()
    expected = hash_of(store)
    store.write("MATCH (n) WHERE NOT n:Schema DETACH DELETE n")
    here, same, other = start(0.2), start(0.2), start(0.2, "elsewhere")
    ends = [process.communicate() for process in (here, same, other)]
    finished = [output for output, _ in ends if "480 loaded" in output]
    refused = [errors for _, errors in ends if "Another program is loading" in errors]
    assert len(finished) >= 1
    assert len(finished) + len(refused) == 3
    assert hash_of(store) == expected


class Breaking:
    """A source that breaks off after some batches until it is mended."""

    name, title, carries = "breaking", "breaks off", frozenset()

    def __init__(self, given, after):
        self.given, self.after = given, after

    def files(self, path):
        return (path,)

    def batches(self, path, options):
        yield from self.given[: self.after]
        if self.after < len(self.given):
            raise SourceError("The file breaks off", where="f:7")


@pytest.fixture
def rejecting(make_batch):
    def one(n):
        return make_batch(
            interactions=[{"id": f"i{n}", "actor": "a", "target": "b"}],
            rejects=[Reject("f", n, "at", 'no "time"', "a,b\nc")],
        )

    return [one(n) for n in range(4)]


@pytest.fixture
def load_breaking(store, settings, tmp_path):
    from leylines.graph.loading import load

    (tmp_path / "f").write_text("content")
    return lambda source: load(store, source, tmp_path / "f", "net", settings=settings)


def test_what_was_committed_before_an_error_stays(store, rejecting, load_breaking, settings):
    with pytest.raises(SourceError, match="breaks off"):
        load_breaking(Breaking(rejecting, after=2))
    assert store.read("MATCH ()-[r:REPLIED]->() RETURN count(r) AS n") == [{"n": 2}]
    summary = load_breaking(Breaking(rejecting, after=4))
    assert (summary.resumed_at, summary.rows_read, summary.rows_rejected) == (4, 8, 4)
    assert summary.records["interactions"].created == 4
    assert summary.rejects is not None
    assert rejected_lines(settings.data_dir) == [0, 1, 2, 3]


def test_a_load_whose_rejects_are_gone_begins_anew(rejecting, load_breaking, settings):
    with pytest.raises(SourceError):
        load_breaking(Breaking(rejecting, after=2))
    next(settings.data_dir.glob("rejects/*.csv")).unlink()
    summary = load_breaking(Breaking(rejecting, after=4))
    assert (summary.resumed_at, summary.rows_rejected) == (0, 4)
    assert summary.records["interactions"].unchanged == 2
    assert rejected_lines(settings.data_dir) == [0, 1, 2, 3]


def test_a_finished_load_begins_anew_and_finds_everything(rejecting, load_breaking, settings):
    for _ in range(2):
        summary = load_breaking(Breaking(rejecting, after=4))
    assert (summary.resumed_at, summary.rows_read) == (0, 8)
    assert summary.records["interactions"].unchanged == 4
    assert rejected_lines(settings.data_dir) == [0, 1, 2, 3]


def test_other_content_is_another_load(store, loader, make_batch):
    row = make_batch(interactions=[{"id": "i", "actor": "a", "target": "b"}])
    assert loader(store, row).load == loader(store, row).load != loader(store, row, files="b").load


def test_a_second_load_of_a_network_in_one_data_folder_is_refused(store, settings, loader):
    from filelock import FileLock

    (settings.data_dir / "rejects").mkdir(parents=True)
    with (
        FileLock(settings.data_dir / "rejects" / "net.lock"),
        pytest.raises(LoadError, match="Another program is loading"),
    ):
        loader(store)
