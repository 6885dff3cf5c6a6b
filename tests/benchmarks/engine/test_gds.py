"""Neo4j with its Graph Data Science library starts, in a process of its own, and computes."""

import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

CHAIN = """
import sys
from pathlib import Path
import numpy as np
from gds_server import GraphDataScience, import_graph

folder = Path(sys.argv[1])
import_graph(folder, np.array([0, 1, 2, 2]), np.array([1, 2]), np.array([1.0, 1.0]))
gds = GraphDataScience(folder)
gds("CALL gds.graph.project('chain', 'N', 'E')")
(row,) = gds(
    "CALL gds.pageRank.stream('chain', {dampingFactor: 0.5, tolerance: 1e-12}) "
    "YIELD nodeId, score WITH * ORDER BY nodeId RETURN collect(score) AS scores"
)
(version,) = gds("CALL gds.version() YIELD gdsVersion")
Path(sys.argv[2]).write_text(" ".join(map(str, [version["gdsVersion"], *row["scores"]])))
gds.close()
"""


@pytest.mark.neo4j
@pytest.mark.slow
@pytest.mark.skipif(os.environ.get("LEYLINES_TEST_ALL") != "1", reason="fetches a GPL library")
def test_the_library_ranks_a_chain(tmp_path):
    subprocess.run(
        [sys.executable, "-c", CHAIN, tmp_path / "store", tmp_path / "answer"],
        cwd=tmp_path,
        env=os.environ | {"PYTHONPATH": str(Path(__file__).parent)},
        check=True,
        capture_output=True,
    )
    version, *scores = (tmp_path / "answer").read_text().split()
    assert version == "2.26.0"
    # Each node has half of the one before it, and half of 1 by itself.
    assert np.allclose([float(score) for score in scores], [0.5, 0.75, 0.875])
