"""A plugin of pytest that counts which tests ran a function on the arrays, and how they ended.

A test that NetworkX's own functions alone passed says nothing of the backend.
"""

import json
import os
from collections import Counter
from pathlib import Path

import pytest

from leylines.queries.networkx_backend import interface
from leylines.queries.networkx_backend.covered import Covered

calls = Counter()
ended = {}


@pytest.fixture(autouse=True)
def _counted(monkeypatch, request):
    call = Covered.__call__

    def counted(self, *args, **kwargs):
        result = call(self, *args, **kwargs)
        calls[request.node.nodeid] += 1
        return result

    monkeypatch.setattr(Covered, "__call__", counted)


def pytest_runtest_logreport(report):
    if report.when == "call" or report.failed:
        ended[report.nodeid] = report.outcome


def pytest_sessionfinish():
    counts = {
        "functions": sorted(interface.functions()),
        "ran": len(ended),
        "failed": sorted(test for test, outcome in ended.items() if outcome == "failed"),
        "passed_on_arrays": sum(ended.get(test) == "passed" for test in calls),
    }
    Path(os.environ["RAN_ON_ARRAYS"]).write_text(json.dumps(counts), encoding="utf-8")
