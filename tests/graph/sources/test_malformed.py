"""Whatever a file holds, reading it ends, in bounded memory, with rows that add up or an error."""

import json
import os
import random
import subprocess
import sys
from pathlib import Path

import pytest
from fuzz import reading
from fuzz.damage import ONCE, SEVERAL_TIMES
from fuzz.places import PLACES, copied, files_of

from leylines.graph.sources import SOURCES

# What is damaged where is drawn anew for each seed; any may be set to look further.
ALL = os.environ.get("LEYLINES_TEST_ALL") == "1"
SEED = int(os.environ.get("LEYLINES_TEST_SEED", "20261124"))
MOST_MIB = 700
"""Two blocks of 50 MB as bytes and as text, and what Python and Arrow take by themselves."""

pytestmark = pytest.mark.skipif(
    not Path("/proc/self/clear_refs").exists(), reason="the memory is measured by Linux"
)


class Reader:
    """A process that reads; another one once it has ended."""

    def __init__(self):
        self.process = None

    def read(self, source, path):
        if self.process is None:
            self.process = subprocess.Popen(
                [sys.executable, reading.__file__],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                text=True,
            )
        self.process.stdin.write(json.dumps([source, str(path)]) + "\n")
        self.process.stdin.flush()
        line = self.process.stdout.readline()
        return json.loads(line) if line else {"broke": self.close()}

    def close(self):
        process, self.process = self.process, None
        return process.communicate()[1] if process else ""


@pytest.fixture(scope="module")
def reader():
    reader = Reader()
    yield reader
    reader.close()


@pytest.fixture(params=sorted(SOURCES))
def example(request, tmp_path, example_of):
    """Return a source's name and something that it reads."""
    folder = tmp_path / "example"
    folder.mkdir()
    return request.param, example_of(request.param, folder)


def unless_well(told):
    """Say what is wrong with how a reading ended, or nothing."""
    if "broke" in told:
        return told["broke"]
    if "refused" in told and not (told["where"] and told["cure"]):
        return f"an error without a place or a cure: {told['refused']}"
    if told["peak_mib"] > MOST_MIB:
        return f"it took {told['peak_mib']} MiB"
    return ""


def damaged(example, tmp_path, times):
    """Yield a copy of the example for each way to damage each, or one, of its files."""
    for number, damage in enumerate([*ONCE, *SEVERAL_TIMES * times]):
        chance = random.Random(f"{SEED} {number}")
        path = copied(example, tmp_path / f"{number}-{damage.__name__}")
        file = chance.choice([file for file in files_of(path) if file.stat().st_size])
        file.write_bytes(damage(file.read_bytes(), chance))
        yield f"{damage.__name__} ({file.name})", path


@pytest.mark.parametrize("times", [150 if ALL else 6])
def test_damaged_files(example, reader, tmp_path, times):
    source, path = example
    wrong = {}
    for name, copy in damaged(path, tmp_path, times):
        if problem := unless_well(reader.read(source, copy)):
            wrong[name] = problem
    assert not wrong, "\n".join(f"{name}: {problem}" for name, problem in wrong.items())


@pytest.mark.parametrize("place", PLACES, ids=lambda place: place.__name__)
def test_what_is_no_such_file(example, reader, tmp_path, place):
    source, path = example
    assert not unless_well(reader.read(source, place(path, tmp_path / "placed")))
