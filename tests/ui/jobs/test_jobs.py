"""Jobs as real processes: their progress, their end, and what is left when they are cut short."""

import os
import signal
import subprocess
import sys
import time

import psutil
import pytest

from leylines.graph.loading import load
from leylines.graph.sources import source_named
from leylines.ui.jobs import Jobs

pytestmark = pytest.mark.neo4j

ROWS = 60_000
EXPLORER = """
import sys
from pathlib import Path
from leylines.ui.jobs import Jobs
print(Jobs(Path(sys.argv[1])).start("Load", sys.argv[2:]).pid, flush=True)
sys.stdin.read()
"""


@pytest.fixture
def jobs(tmp_path):
    jobs = Jobs(tmp_path / "jobs")
    yield jobs
    jobs.close()
    assert jobs.running() == []


@pytest.fixture
def edges(tmp_path):
    """Return a file that takes several batches and a few seconds to load."""
    file = tmp_path / "edges.txt"
    pairs = ((row % 997, (row * 31 + 1) % 1009, 1_700_000_000 + row) for row in range(ROWS))
    file.write_text("\n".join(f"{a} {b + 2000} {at}" for a, b, at in pairs) + "\n")
    return file


def until(happened, seconds=120):
    end = time.monotonic() + seconds
    while not happened():
        assert time.monotonic() < end, "it did not happen"
        time.sleep(0.02)


def has_begun(store):
    rows = store.read("MATCH (load:Load) RETURN load.rows_read AS rows")
    return bool(rows and rows[0]["rows"])


def loading(edges):
    return ["load", "snap", str(edges), "--network", "net"]


def state_of_load(store):
    return store.read("MATCH (l:Load) RETURN l.done AS done, l.rows_read AS rows")


def test_a_cancelled_load_leaves_no_process_and_goes_on_where_it_was(
    jobs, store, environment, edges
):
    job = jobs.start("Load", loading(edges))
    assert jobs.start("Load", loading(edges)) is job, "it runs already"
    until(lambda: has_begun(store))
    job.cancel()
    assert job.wait(60)
    assert job.state == "cancelled"
    assert not psutil.pid_exists(job.pid)
    (half,) = state_of_load(store)
    assert half["done"] is False
    assert 0 < half["rows"] < ROWS

    again = jobs.again(job)
    assert again.wait(120)
    assert (again.state, again.error) == ("done", {})
    assert f"went on after {half['rows']:,}" in again.said
    assert state_of_load(store) == [{"done": True, "rows": ROWS}]
    (stage,) = [stage for stage in again.stages if stage.task == "Loading net"]
    assert (stage.done, stage.total) == (ROWS, ROWS)
    assert jobs.all() == [again]


def test_jobs_end_with_a_killed_explorer(store, environment, edges, tmp_path):
    explorer = subprocess.Popen(
        [sys.executable, "-c", EXPLORER, str(tmp_path / "jobs"), *loading(edges)],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    with explorer:
        pid = int(explorer.stdout.readline())
        until(lambda: has_begun(store))
        job = psutil.Process(pid)
        os.kill(explorer.pid, signal.SIGKILL)
        job.wait(60)
    (half,) = state_of_load(store)
    assert half["done"] is False
    whole = load(store, source_named("snap"), edges, "net", settings=environment)
    assert whole.resumed_at == half["rows"]


def test_a_killed_job_has_failed(jobs):
    job = jobs.start("Look at the sources", ["sources"])
    job.kill()
    assert job.wait(10)
    assert job.state == "failed"
    assert not psutil.pid_exists(job.pid)
    job.cancel()
    assert job.state == "failed"


def test_files_are_kept_until_the_work_is_done(jobs, environment, store):
    folder = jobs.files.make()
    missing = ["load", "snap", str(folder / "edges.txt"), "--network", "net"]
    failed = jobs.start("Load", missing, folder)
    assert failed.wait(120)
    assert failed.state == "failed"
    assert failed.error["where"] == str(folder / "edges.txt")
    assert folder.exists()
    (folder / "edges.txt").write_text("1 2 1700000000\n")
    again = jobs.again(failed)
    assert again.wait(120)
    until(lambda: not folder.exists())
    jobs.forget(again)
    assert jobs.all() == []
