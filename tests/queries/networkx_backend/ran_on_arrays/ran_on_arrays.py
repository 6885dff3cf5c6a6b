"""A plugin of pytest that counts which tests ran a function on the arrays, and how they ended.

A test that NetworkX's own functions alone passed says nothing of the backend.
"""

import json
import os
from collections import Counter
from pathlib import Path

import pytest

from leylines.queries.networkx_backend.covered import Covered

calls = Counter()
functions = set()
ended = {}


@pytest.fixture(autouse=True)
def _counted(monkeypatch, request):
    call = Covered.__call__

    def counted(self, *args, **kwargs):
        result = call(self, *args, **kwargs)
        calls[request.node.location] += 1
        functions.add(self.__name__)
        return result

    monkeypatch.setattr(Covered, "__call__", counted)


def pytest_runtest_logreport(report):
    if report.when == "call" or report.failed:
        ended[report.location] = report.outcome


def pytest_sessionfinish():
    counts = {
        "ran": len(ended),
        "failed": sorted(str(test) for test, outcome in ended.items() if outcome == "failed"),
        "set aside": sum(outcome == "skipped" for outcome in ended.values()),
        "passed on arrays": sum(ended.get(test) == "passed" for test in calls),
        "functions": sorted(functions),
    }
    Path(os.environ["RAN_ON_ARRAYS"]).write_text(json.dumps(counts), encoding="utf-8")
