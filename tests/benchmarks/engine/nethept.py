"""Seeds on NetHEPT: ours beside the obvious lists and the graph database's CELF.

Each list's spread is that of 20,000 cascades simulated apart from how it was chosen. The library of
the graph database takes one probability for all edges, so that there are two networks: with the
probabilities of the file, which it cannot be told, and with ``UNIFORM`` for all.

``nethept.py FILE`` measures ours, ``nethept.py FILE STORE`` the library's CELF, as JSON.
"""

import json
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

import numpy as np
from measure import measured, timed
from running import run
from scipy import sparse

from leylines.queries.centrality.pagerank import pagerank
from leylines.queries.engine import Graph
from leylines.queries.spread import select_seeds, simulate_spread

FILE = Path(__file__).parents[4] / "shared" / "data" / "NetHEPT" / "IMM-nethept-graph_ic.inf"
SEEDS, CASCADES = 50, 20_000
REPEATS = 9
UNIFORM = 0.01
SIMULATIONS = 100
"""Of the library's CELF for each node: what it does if it is told nothing."""

LIMIT = 900


def networks(file: Path) -> dict[str, Graph]:
    u, v, chance = np.loadtxt(file).T
    ends = (u.astype(int), v.astype(int))
    n = int(max(part.max() for part in ends)) + 1
    given = Graph.of(sparse.csr_array((chance, ends), shape=(n, n)))
    uniform = Graph(given.indptr, given.indices, np.full(len(given.weight), UNIFORM))
    return {"probabilities of the file": given, f"{UNIFORM} for every edge": uniform}


def ours(file: Path) -> list[dict]:
    """Return ours and the obvious lists on both networks."""
    records = []
    for name, graph in networks(file).items():
        found, figures = measured(lambda graph=graph: select_seeds(graph, SEEDS), REPEATS, least=1)
        bounds = {"low": found.low, "high": found.high}
        records.append({"by": "leylines (1)"} | figures | bounds | spread(graph, found.seeds))
        for by, value in (
            ("top degree", np.diff(graph.indptr).astype(float)),
            ("top PageRank, edges turned round", pagerank(graph.transposed)),
        ):
            seeds = np.argsort(-value, kind="stable")[:SEEDS]
            records.append({"by": by} | spread(graph, seeds.tolist()))
        for record in records:
            record.setdefault("network", name)
    return records


def spread(graph: Graph, seeds) -> dict[str, float]:
    found = simulate_spread(graph, seeds, cascades=CASCADES, seed=99)
    return {"spread": found.mean, "error": found.standard_error}


def celf(file: Path, store: Path) -> list[dict]:
    """Return the library's CELF, chosen with one probability, spread on both networks."""
    from gds_server import GraphDataScience, import_graph, python

    graphs = networks(file)
    given = next(iter(graphs.values()))
    import_graph(store, given.indptr, given.indices, given.weight)
    gds = GraphDataScience(store)
    _, projection = timed(lambda: gds("CALL gds.graph.project('g', 'N', 'E') YIELD graphName"))
    records = []
    for threads in (1, 2):
        told = {"seedSetSize": SEEDS, "monteCarloSimulations": SIMULATIONS, "concurrency": threads}
        told |= {"propagationProbability": UNIFORM, "randomSeed": 1}
        begin = perf_counter()
        (row,) = gds.rows(
            "CALL gds.influenceMaximization.celf.stream('g', $told) YIELD nodeId "
            "RETURN collect(nodeId) AS seeds",
            told=told,
        )
        seconds = projection + perf_counter() - begin
        seeds = python(row["seeds"]).astype(int).tolist()
        times = {"by": f"GDS's CELF ({threads})", "seconds": seconds, "projection": projection}
        records += [
            {"network": name} | times | spread(graph, seeds) for name, graph in graphs.items()
        ]
    gds.close()
    return records


def measure_seeds(file: Path, *, quick: bool) -> list[dict]:
    """Measure all of them; what fails or is not there is told as such."""
    if not file.exists():
        return [{"network": "NetHEPT", "by": "all", "failed": f"{file.name} is not there"}]
    with TemporaryDirectory() as temporary:
        calls = [[file]] if quick else [[file], [file, Path(temporary) / "store"]]
        records = [each for call in calls for each in _measured(call)]
    order = {name: place for place, name in enumerate(networks(file))}
    return sorted(records, key=lambda each: order.get(each["network"], len(order)))


def _measured(call: list[Path]) -> list[dict]:
    limits = {"NUMBA_NUM_THREADS": "1", "OMP_NUM_THREADS": "2", "OPENBLAS_NUM_THREADS": "1"}
    done = run([__file__, *call], limits, LIMIT)
    if done.returncode:
        print(done.stderr[-2000:], file=sys.stderr)
        by = "GDS's CELF" if len(call) > 1 else "ours"
        return [{"network": "neither network", "by": by, "failed": "failed"}]
    return json.loads(done.stdout.splitlines()[-1])


if __name__ == "__main__":
    paths = list(map(Path, sys.argv[1:]))
    print(json.dumps(celf(*paths) if len(paths) > 1 else ours(*paths)))
