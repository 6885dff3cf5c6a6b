"""Every library of the benchmark gives the answer that ours gives, on a graph of 80 nodes."""

from importlib import import_module

import made
import numpy as np
import pytest
from case import Case
from lines import LINES, modularity, same
from scipy import sparse

from leylines.queries.engine import Graph

LIBRARIES = ("networkx", "igraph", "networkit", "rustworkx", "scipy", "scikit_network")
CASE = Case(made.make(800))
DIVIDED = Case(Graph.of(sparse.csr_array(np.kron(np.eye(4), np.ones((20, 20)) - np.eye(20)))))
"""Four groups that no method can miss; those of a graph as small as the other are luck."""

PAIRS = [
    (name, library) for library in LIBRARIES for name in import_module(f"with_{library}").CALLS
]


def answer(name: str, library: str):
    line = LINES[name]
    adapter = import_module(f"with_{library}")
    whole = DIVIDED if line.kind == "divided" else CASE
    case = whole.of(weighted=line.weighted, undirected=line.undirected)
    return line.answer(adapter.CALLS[name](adapter.build(case), case), case)


# igraph takes small scores of hubs for none.
@pytest.mark.filterwarnings("ignore:More than 30%:RuntimeWarning")
@pytest.mark.parametrize(("name", "library"), PAIRS)
def test_a_library_gives_the_answer_that_ours_gives(name, library):
    mine, other = answer(name, "leylines"), answer(name, library)
    if LINES[name].kind == "equal":
        assert same(mine, other)
    elif LINES[name].kind == "divided":
        case = DIVIDED.of(weighted=LINES[name].weighted, undirected=True)
        assert modularity(other, case) > 0.5 * modularity(mine, case) > 0
    else:
        exact = answer(LINES[name].exact, "leylines")
        assert max(abs(mine - exact).sum(), abs(other - exact).sum()) < 0.2
