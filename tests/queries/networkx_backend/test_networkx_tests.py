"""NetworkX's own tests of the functions that are covered, run on the arrays."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

from leylines.queries.networkx_backend import interface
from leylines.queries.networkx_backend.networkx_tests import ONE_OF_SEVERAL

PLUGIN = Path(__file__).parent / "ran_on_arrays"
PAGE = Path(__file__).parents[3] / "docs/networkx.md"


def test_they_pass_and_the_docs_say_how_many(tmp_path):
    page = PAGE.read_text(encoding="utf-8")
    (command,) = re.findall(r"^    .*(--pyargs (?:.*\\\n)*.*)$", page, re.M)
    told = re.search(r"\*\*(\d+) tests, (\d+) failed, (\d+) of them ran on the arrays\*\*", page)
    modules = command.replace("\\", "").split()
    pytest = [sys.executable, "-m", "pytest"]
    counts = tmp_path / "counts.json"
    run = subprocess.run(
        [*pytest, "-q", "-p", "no:cacheprovider", "-p", PLUGIN.name, *modules],
        cwd=tmp_path,
        env={
            **os.environ,
            "NETWORKX_TEST_BACKEND": "leylines",
            "NETWORKX_FALLBACK_TO_NX": "1",
            "PYTHONPATH": str(PLUGIN),
            "RAN_ON_ARRAYS": str(counts),
        },
        capture_output=True,
        text=True,
    )
    assert run.returncode == 0, run.stdout[-3000:] + run.stderr[-3000:]
    found = json.loads(counts.read_text(encoding="utf-8"))
    assert found["failed"] == []
    assert found["set aside"] == len(ONE_OF_SEVERAL)
    assert told.groups() == (str(found["ran"]), "0", str(found["passed on arrays"]))
    # Each function that is covered is reached by some test: none is only said to be.
    assert set(found["functions"]) == set(interface.functions())
