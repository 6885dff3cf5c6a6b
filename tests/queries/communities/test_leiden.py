import networkit as nk
import networkx as nx
import numpy as np
import pytest
from scipy import sparse

from leylines.queries.communities import detect_communities


def quality(edges: sparse.csr_array, community: np.ndarray) -> float:
    """Modularity by NetworkX, those outside every community each alone."""
    graph = nx.from_scipy_sparse_array(edges + edges.T)
    outside = np.flatnonzero(community < 0)
    parts = [set(np.flatnonzero(community == c).tolist()) for c in range(community.max() + 1)]
    return nx.community.modularity(graph, parts + [{int(node)} for node in outside])


def planted(seed: int, groups: int = 4, size: int = 25) -> tuple[sparse.csr_array, np.ndarray]:
    generator = np.random.default_rng(seed)
    truth = np.repeat(np.arange(groups), size)
    chance = np.where(truth[:, None] == truth, 0.3, 0.02)
    edges = np.triu(generator.random(chance.shape) < chance, 1) * generator.uniform(1, 2)
    return sparse.csr_array(edges), truth


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_planted_groups_are_found(seed):
    edges, truth = planted(seed)
    found = detect_communities(edges, seed=1)
    pairs = set(zip(truth.tolist(), found.tolist(), strict=True))
    assert len(pairs) == 4


def test_modularity_is_no_worse_than_louvains():
    graph = nx.karate_club_graph()
    edges = sparse.csr_array(np.triu(nx.to_numpy_array(graph)))
    louvain = nx.community.louvain_communities(graph, seed=1)
    found = quality(edges, detect_communities(edges, seed=1))
    assert found >= nx.community.modularity(graph, louvain) - 0.005


def test_the_same_seed_gives_the_same_communities():
    edges, _ = planted(5)
    noise = sparse.random_array((100, 100), density=0.2, rng=np.random.default_rng(6)).tocsr()
    first, again = (detect_communities(edges + noise, seed=9) for _ in range(2))
    assert first.tobytes() == again.tobytes()


def test_threads_are_given_back():
    before = nk.getMaxNumberOfThreads()
    detect_communities(planted(1)[0], seed=1)
    assert nk.getMaxNumberOfThreads() == before


def test_communities_go_by_size_and_small_groups_are_none():
    blocks = [np.ones((size, size)) - np.eye(size) for size in (5, 3, 7, 5)]
    found = detect_communities(sparse.csr_array(sparse.block_diag(blocks)), seed=1)
    assert found.tolist() == [1] * 5 + [-1] * 3 + [0] * 7 + [2] * 5


def test_direction_does_not_matter():
    edges, _ = planted(2)
    there, back = detect_communities(edges, 1), detect_communities(edges.T.tocsr(), 1)
    assert there.tolist() == back.tolist()


def test_without_influence_there_is_no_community():
    assert detect_communities(sparse.csr_array((3, 3)), seed=1).tolist() == [-1, -1, -1]


@pytest.mark.shared
def test_email_eu_core_has_its_published_modularity(shared_data):
    """0.4175 with 8 communities, by Leiden on the simple undirected graph (SOURCE.txt)."""
    file = shared_data("email-Eu-core") / "email-Eu-core.txt"
    ends = np.loadtxt(file, dtype=int, skiprows=1)
    dense = np.zeros((1005, 1005))
    dense[ends.min(axis=1), ends.max(axis=1)] = 1
    np.fill_diagonal(dense, 0)
    edges = sparse.csr_array(dense)
    assert edges.nnz == 16064
    community = detect_communities(edges, seed=1)
    assert quality(edges, community) == pytest.approx(0.4175, abs=0.002)
    assert community.max() + 1 in (7, 8, 9)
