"""The measures, against NetworkX and against what an analysis gives."""

import networkx as nx
import numpy as np
import pytest

from leylines.graph.network import Parameters, build_network
from leylines.queries.analysis import compute
from leylines.queries.attack.measures import MEASURES
from leylines.queries.attack.scene import Scene
from leylines.queries.scores import scale


@pytest.fixture(scope="module")
def scene(club):
    return Scene.of(club, Parameters(), 0)


def test_the_score_and_pagerank_are_those_of_an_analysis(club, scene):
    tables = compute(club, Parameters(bootstrap=0)).tables
    here = [row for row in tables["scores"].to_pylist() if row["community"] == "a"]
    shown = scale(scene.contexts, MEASURES["score"](scene))
    both = slice(int(scene.contexts.indptr[1]), None)
    everybody = slice(0, int(scene.contexts.indptr[1]))
    assert [row["person"] for row in here] == [club.persons[p] for p in scene.contexts.person[both]]
    np.testing.assert_allclose([row["score"] for row in here], shown[both])
    np.testing.assert_allclose(tables["persons"]["global_score"].to_numpy(), shown[everybody])
    pagerank = MEASURES["PageRank"](scene)[both]
    np.testing.assert_allclose([row["pagerank"] for row in here], pagerank)


def test_authorities_are_networkx(club, scene):
    network = build_network(club, Parameters())
    graph = nx.DiGraph()
    for u, v, w in zip(network.sources, network.indices, network.strength, strict=True):
        graph.add_edge(int(v), int(u), weight=float(w))
    expected = nx.hits(graph, max_iter=10_000)[1]
    mine = MEASURES["HITS"](scene)[: int(scene.contexts.indptr[1])]
    expected = np.array([expected.get(int(person), 0.0) for person in scene.contexts.person[:70]])
    np.testing.assert_allclose(mine, expected / expected.max(), atol=1e-6)


def test_counts_are_counted(club, scene):
    people, reactions = MEASURES["people"](scene), MEASURES["reactions"](scene)
    first = int(scene.contexts.indptr[1])
    assert reactions[first] == ((club.target == 0) & (club.in_communities.indices == 0)).sum()
    assert people[first] == len(set(club.actor[club.target == 0].tolist()))


def test_without_a_community_there_is_only_everything(club):
    assert len(Scene.of(club, Parameters(), -1).contexts) == 1
