"""One analysis of a graph at a time, between processes."""

import subprocess
import sys

import pytest

from leylines.graph.errors import AnalysisError
from leylines.graph.server import Address
from leylines.queries.analysis.only import only_analysis

HERE = Address("bolt://127.0.0.1:7687", "neo4j", "secret")
ELSEWHERE = Address("bolt://127.0.0.1:7688", "neo4j", "secret")
HOLDING = """
import sys
from pathlib import Path
from leylines.graph.server import Address
from leylines.queries.analysis.only import only_analysis

with only_analysis(Path(sys.argv[1]), Address(sys.argv[2], "neo4j", "")):
    print("held", flush=True)
    sys.stdin.read()
"""


@pytest.fixture
def holding(tmp_path):
    """Return another process that analyses the graph that is here."""
    with subprocess.Popen(
        [sys.executable, "-c", HOLDING, str(tmp_path), HERE.uri],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout.readline() == "held\n"
        yield process
        process.kill()


def test_who_comes_second_is_told_who_is_at_it(tmp_path, holding):
    told = rf"process {holding.pid}, since 20"
    with pytest.raises(AnalysisError, match=told) as refused, only_analysis(tmp_path, HERE):
        pytest.fail("two at once")
    assert refused.value.where == HERE.uri
    with only_analysis(tmp_path, ELSEWHERE):
        pass  # another graph


def test_the_lock_ends_with_its_process(tmp_path, holding):
    holding.kill()
    holding.wait()
    with only_analysis(tmp_path, HERE):
        pass


def test_the_embedded_server_is_the_same_at_any_port(tmp_path):
    first, later = (Address(f"bolt://127.0.0.1:{port}", "", "", embedded=True) for port in (1, 2))
    with (
        only_analysis(tmp_path, first),
        pytest.raises(AnalysisError),
        only_analysis(tmp_path, later),
    ):
        pytest.fail("two at once")
