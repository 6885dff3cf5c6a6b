import igraph
import networkit as nk
import networkx as nx
import numpy as np
import pytest
from scipy import sparse

from leylines.queries.communities import label_propagation
from leylines.queries.engine import Graph
from leylines.queries.one_thread import networkit_graph, one_thread


def planted(seed: int, groups: int = 20, size: int = 30) -> sparse.csr_array:
    generator = np.random.default_rng(seed)
    truth = np.repeat(np.arange(groups), size)
    chance = np.where(truth[:, None] == truth, 0.5, 0.002)
    edges = np.triu(generator.random(chance.shape) < chance, 1) * generator.uniform(1, 2)
    return sparse.csr_array(edges)


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_planted_groups_are_found(seed):
    found = label_propagation(Graph.of(planted(seed)), seed=seed)
    assert {len(set(found[start : start + 30].tolist())) for start in range(0, 600, 30)} == {1}
    assert len(np.unique(found)) == 20
    assert found.dtype == np.int32


def test_modularity_is_that_of_networkit_and_igraph():
    edges = planted(4).tocoo()
    ours = label_propagation(Graph.of(edges.tocsr()), seed=1)
    graph = igraph.Graph(600, np.stack(edges.coords, axis=1))
    with one_thread(1):
        plp = nk.community.PLP(networkit_graph(edges, directed=False)).run().getPartition()
    igraphs = graph.community_label_propagation(weights=edges.data).membership
    quality = graph.modularity(ours.tolist(), weights=edges.data)
    for others in (plp.getVector(), igraphs):
        assert quality >= graph.modularity(others, weights=edges.data) - 0.02


def test_nobody_has_stronger_ties_to_another_community():
    matrix = sparse.random_array((200, 200), density=0.02, rng=np.random.default_rng(5)).tocsr()
    ties = Graph.of(matrix).undirected.matrix
    label = label_propagation(Graph.of(matrix), seed=1)
    inside = ties.toarray() @ np.eye(label.max() + 1)[label]
    own = inside[np.arange(200), label]
    assert own == pytest.approx(inside.max(axis=1))


def test_the_strength_of_ties_decides():
    """The middle of a path between two pairs goes with the one that it is more strongly tied to."""
    path = np.zeros((5, 5))
    path[0, 1], path[1, 2], path[3, 2], path[3, 4] = 5, 1, 2, 5
    for seed in range(20):
        label = label_propagation(Graph.of(sparse.csr_array(path)), seed=seed)
        assert label.tolist() == [1, 1, 0, 0, 0]


def test_the_same_seed_gives_the_same_communities():
    graph = Graph.of(nx.to_scipy_sparse_array(nx.karate_club_graph(), format="csr", dtype=float))
    first, again = (label_propagation(graph, seed=3) for _ in range(2))
    assert first.tobytes() == again.tobytes()
    assert len({label_propagation(graph, seed=seed).tobytes() for seed in range(20)}) > 1


def test_who_has_no_tie_is_alone():
    assert label_propagation(Graph.of(sparse.csr_array((3, 3))), seed=1).tolist() == [0, 1, 2]
    loop = Graph.of(sparse.csr_array(np.eye(2)))
    assert label_propagation(loop, seed=1).tolist() == [0, 1]
    assert len(label_propagation(Graph.of(sparse.csr_array((0, 0))), seed=1)) == 0
