"""How time and memory grow with the number of edges: building, PageRank, a whole analysis.

``growth.py WHAT EDGES`` measures one of them, in a process of its own, and prints it as JSON.
"""

import json
import sys

import made_interactions
import numpy as np
from made import make
from measure import measured
from running import run
from scipy import sparse

SIZES, QUICK_SIZES = (100_000, 1_000_000, 10_000_000), (10_000, 100_000)
ANALYSIS_SIZES = (10_000, 100_000, 1_000_000)
"""An analysis also resamples every interaction a hundred times: of fewer."""

REPEATS = 3
LIMIT = 1200


def build(edges: int) -> dict:
    """Make the graph's arrays of edges in any order; the memory is that of the result as well."""
    from leylines.queries.engine import Graph

    graph = make(edges)
    order = np.random.default_rng(1).permutation(len(graph.indices))
    sources = np.repeat(np.arange(len(graph), dtype=np.int32), np.diff(graph.indptr))[order]
    targets, weight, shape = graph.indices[order], graph.weight[order], (len(graph),) * 2

    def made() -> Graph:
        return Graph.of(sparse.csr_array((weight, (sources, targets)), shape))

    return sized(graph, measured(made, REPEATS, least=1)[1])


def pagerank(edges: int) -> dict:
    from leylines.queries.centrality.pagerank import pagerank

    graph = make(edges)
    return sized(graph, measured(lambda: pagerank(graph), REPEATS, least=1)[1])


def analysis(edges: int) -> dict:
    """Do all that `leylines analyse` computes, from the interactions' arrays to its tables."""
    from leylines.graph.network import Parameters
    from leylines.queries.analysis.compute import compute

    interactions = made_interactions.make(edges)
    figures = measured(lambda: compute(interactions, Parameters()), 0)[1]
    return figures | {"edges": edges, "nodes": len(interactions.persons)}


def sized(graph, figures: dict) -> dict:
    return figures | {"edges": len(graph.indices), "nodes": len(graph)}


WHAT = {"build": build, "PageRank": pagerank, "whole analysis": analysis}


def measure_growth(*, quick: bool) -> list[dict]:
    """Measure each of them at each size; what fails or takes too long is told as such."""
    records = []
    for what in WHAT:
        sizes = QUICK_SIZES if quick else ANALYSIS_SIZES if what == "whole analysis" else SIZES
        for edges in sizes:
            done = run([__file__, what, edges], {}, LIMIT)
            if done.returncode:
                print(done.stderr[-2000:], file=sys.stderr)
                figures = {"edges": edges, "nodes": 0, "failed": "failed"}
            else:
                figures = json.loads(done.stdout.splitlines()[-1])
            records.append({"what": what} | figures)
            print(f"  {what}, {edges:,}: {records[-1].get('seconds', 'failed')} s", flush=True)
    return records


if __name__ == "__main__":
    print(json.dumps(WHAT[sys.argv[1]](int(sys.argv[2]))))
