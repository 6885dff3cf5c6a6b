"""Every function that is covered: same arguments, same answers, and only where that is certain."""

import inspect

import networkx as nx
import pytest

from leylines.queries.networkx_backend.info import FUNCTIONS
from leylines.queries.networkx_backend.interface import can_run, functions, should_run


def karate(directed=False):
    graph = nx.karate_club_graph()
    if directed:
        kept = [(u, v, d) for u, v, d in graph.edges(data=True) if (u + v) % 5]
        graph = nx.DiGraph(kept)
        graph.add_node("alone")
    return graph


def plain(function, *args, **kwargs):
    return function(*args, backend="networkx", **kwargs)


def test_networkx_knows_exactly_those_that_there_are():
    assert sorted(FUNCTIONS) == sorted(functions())
    assert set(FUNCTIONS) <= nx.utils.backends.backend_info["leylines"]["functions"].keys()


@pytest.mark.parametrize("name", sorted(functions()))
def test_arguments_and_defaults_are_those_of_networkx(name):
    theirs = [*inspect.signature(getattr(nx, name).orig_func).parameters.values()]
    ours = [*inspect.signature(functions()[name]).parameters.values()]
    assert [p.name for p in ours[1:]] == [p.name for p in theirs[1:]]
    assert [p.default for p in ours[1:]] == [p.default for p in theirs[1:]]


@pytest.mark.parametrize("directed", [False, True])
@pytest.mark.parametrize(
    ("name", "options"),
    [
        ("pagerank", {"tol": 1e-9, "max_iter": 300}),
        ("pagerank", {"personalization": {0: 2, 3: 1}, "dangling": {5: 1}, "max_iter": 300}),
        ("pagerank", {"dangling": {7: 1, "alone": 4}, "alpha": 0.5, "weight": None}),
        ("katz_centrality", {"alpha": 0.02, "beta": 3}),
        ("katz_centrality", {"alpha": 0.01, "weight": "weight", "normalized": False}),
        ("harmonic_centrality", {}),
        ("harmonic_centrality", {"distance": "weight"}),
        ("betweenness_centrality", {}),
        ("betweenness_centrality", {"weight": "weight", "normalized": False}),
        ("betweenness_centrality", {"k": 9, "seed": 7}),
        ("betweenness_centrality", {"k": 4, "seed": 3, "weight": "weight", "normalized": False}),
        ("core_number", {}),
        ("single_source_dijkstra_path_length", {"source": 0}),
        ("multi_source_dijkstra_path_length", {"sources": [0, 33], "weight": None}),
    ],
)
def test_numbers_of_nodes_are_those_of_networkx(directed, name, options):
    graph, function = karate(directed), getattr(nx, name)
    expected = plain(function, graph, **options)
    found = function(graph, backend="leylines", **options)
    assert found == pytest.approx(expected, rel=1e-5, abs=1e-5, nan_ok=True)
    assert {type(key) for key in found} <= {int, str}


@pytest.mark.parametrize("directed", [False, True])
def test_hubs_and_authorities_are_those_of_networkx(directed):
    graph = karate(directed)
    expected = plain(nx.hits, graph)
    for ours, theirs in zip(nx.hits(graph, backend="leylines"), expected, strict=True):
        assert ours == pytest.approx(theirs, abs=1e-6)


def test_paths_are_as_short_as_those_of_networkx():
    graph = karate(directed=True)
    lengths, paths = nx.single_source_dijkstra(graph, 0, backend="leylines")
    for node, path in paths.items():
        assert (path[0], path[-1]) == (0, node)
        assert nx.path_weight(graph, path, "weight") == lengths[node]
    assert list(lengths.values()) == sorted(lengths.values())
    assert list(lengths) == list(paths)


def test_paths_over_edges_that_cost_nothing():
    graph = nx.DiGraph([(3, 1), (1, 0), (0, 2)])
    nx.set_edge_attributes(graph, 0, "weight")
    paths = nx.single_source_dijkstra_path(graph, 3, backend="leylines")
    assert paths == {3: [3], 1: [3, 1], 0: [3, 1, 0], 2: [3, 1, 0, 2]}


def test_more_simple_paths_than_are_found_at_first():
    graph = nx.complete_graph(6)
    found = list(nx.shortest_simple_paths(graph, 0, 5, backend="leylines"))
    assert len(set(map(tuple, found))) == len(found) == 1 + 4 + 12 + 24 + 24
    assert list(map(len, found)) == sorted(map(len, found))


@pytest.mark.parametrize(
    ("name", "options"),
    [
        ("pagerank", {"alpha": 1}),
        ("pagerank", {"max_iter": 0}),
        ("pagerank", {"tol": 1e-15}),
        ("pagerank", {"nstart": {0: 0}}),
        ("pagerank", {"weights": "strength"}),
        ("hits", {"normalized": False}),
        ("katz_centrality", {"nstart": {0: 1}}),
        ("harmonic_centrality", {"sources": [0]}),
        ("betweenness_centrality", {"k": 0}),
        ("betweenness_centrality", {"endpoints": True}),
        ("single_source_dijkstra", {"source": 0, "cutoff": 2}),
        ("single_source_dijkstra", {"source": 0, "weight": lambda *_: 1}),
        ("shortest_simple_paths", {"source": 0, "target": 0}),
        ("node_connected_component", {"n": "nobody"}),
    ],
)
def test_what_is_not_certain_is_refused_with_a_reason(name, options):
    reason = can_run(name, (karate(),), options)
    assert isinstance(reason, str)
    assert reason


@pytest.mark.parametrize("name", ["pagerank", "katz_centrality", "hits", "betweenness_centrality"])
def test_negative_weights_are_left_to_networkx(name):
    graph = nx.DiGraph([(0, 1, {"weight": -1}), (1, 2), (2, 0)])
    options = {} if name == "hits" else {"weight": "weight"}
    with pytest.raises(NotImplementedError):
        getattr(nx, name)(graph, backend="leylines", **options)


def test_exceptions_are_those_of_networkx():
    with pytest.raises(nx.PowerIterationFailedConvergence):
        nx.katz_centrality(nx.complete_graph(20), alpha=0.5, backend="leylines")
    with pytest.raises(ZeroDivisionError):
        nx.pagerank(nx.path_graph(3), personalization={0: 0}, backend="leylines")
    with pytest.raises(nx.NetworkXPointlessConcept):
        nx.is_connected(nx.Graph(), backend="leylines")
    with pytest.raises(nx.NetworkXNotImplemented, match="loops"):
        nx.core_number(nx.Graph([(0, 0)]), backend="leylines")


@pytest.mark.parametrize(
    "name", ["pagerank", "katz_centrality", "harmonic_centrality", "betweenness_centrality"]
)
def test_the_empty_graph_and_one_node(name):
    function = getattr(nx, name)
    assert function(nx.DiGraph(), backend="leylines") == {}
    one = nx.empty_graph(["only"])
    assert function(one, backend="leylines") == plain(function, one)


def test_cores_of_those_joined_both_ways():
    for seed in range(5):
        graph = nx.gnp_random_graph(30, 0.15, seed=seed, directed=True)
        assert nx.core_number(graph, backend="leylines") == plain(nx.core_number, graph)


def test_a_sample_of_one_says_nothing_of_its_own_source():
    graph = nx.path_graph(5)
    options = {"k": 1, "seed": 1}
    found = nx.betweenness_centrality(graph, backend="leylines", **options)
    expected = plain(nx.betweenness_centrality, graph, **options)
    assert found == pytest.approx(expected, nan_ok=True)
    assert sum(value != value for value in found.values()) == 1


def test_small_graphs_are_not_worth_converting():
    assert isinstance(should_run("pagerank", (nx.path_graph(3),), {}), str)
    assert should_run("pagerank", (), {"G": nx.path_graph(1000)}) is True
