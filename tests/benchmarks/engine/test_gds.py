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


LINES_OF_GDS = """
import sys
from pathlib import Path
import made, with_gds, with_leylines
from case import read, write
from gds_server import import_graph
from lines import LINES, same

folder = Path(sys.argv[1])
graph = made.make(800)
write(graph, folder)
import_graph(folder / with_gds.STORE, graph.indptr, graph.indices, graph.weight)
whole = read(folder, threads=2)
projection = with_gds.build(whole)
said = []
for name, call in with_gds.CALLS.items():
    line = LINES[name]
    case = projection.case = whole.of(weighted=line.weighted, undirected=line.undirected)
    found = line.answer(with_gds.fetched(projection, call(projection, case)), case)
    if line.kind == "equal":
        mine = line.answer(with_leylines.CALLS[name](case.graph, case), case)
        said.append(f"{name}: {same(mine, found)}")
Path(sys.argv[2]).write_text("\\n".join(said))
projection.gds.close()
"""
FETCHES = pytest.mark.skipif(
    os.environ.get("LEYLINES_TEST_ALL") != "1", reason="fetches a GPL library"
)


def run(script: str, *paths: Path) -> None:
    subprocess.run(
        [sys.executable, "-c", script, *paths],
        cwd=paths[0].parent,
        env=os.environ | {"PYTHONPATH": str(Path(__file__).parent)},
        check=True,
        capture_output=True,
    )


@pytest.mark.neo4j
@pytest.mark.slow
@FETCHES
def test_every_line_of_the_library_gives_the_answer_that_ours_gives(tmp_path):
    run(LINES_OF_GDS, tmp_path / "graph", tmp_path / "answer")
    said = (tmp_path / "answer").read_text().splitlines()
    assert len(said) == 10
    assert all(each.endswith(": True") for each in said), said


@pytest.mark.neo4j
@pytest.mark.slow
@FETCHES
def test_the_library_ranks_a_chain(tmp_path):
    run(CHAIN, tmp_path / "store", tmp_path / "answer")
    version, *scores = (tmp_path / "answer").read_text().split()
    assert version == "2.26.0"
    # Each node has half of the one before it, and half of 1 by itself.
    assert np.allclose([float(score) for score in scores], [0.5, 0.75, 0.875])
