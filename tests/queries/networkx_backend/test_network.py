"""The influence network as a graph of NetworkX's."""

import re
from pathlib import Path
from textwrap import dedent

import networkx as nx
import pytest

from leylines.queries.networkx_backend.interface import functions

PAGE = Path(__file__).parents[3] / "docs/networkx.md"


def test_pagerank_is_that_of_the_same_graph_made_of_objects(network):
    for weight in ("strength", "interactions", "weight", None):
        expected = nx.pagerank(network.to_networkx(), weight=weight, tol=1e-12, max_iter=999)
        assert nx.pagerank(network, weight=weight) == pytest.approx(expected, abs=1e-6)
    assert nx.pagerank(network) != pytest.approx(nx.pagerank(network, weight="strength"))


def test_it_tells_what_networkx_asks_of_a_graph(network):
    assert (len(network), list(network)) == (4, ["a", "b", "c", "d"])
    assert network.is_directed()
    assert not network.is_multigraph()
    with pytest.raises(nx.NetworkXNotImplemented, match="directed"):
        nx.number_connected_components(network)


def test_components_and_paths_by_the_ids_of_persons(network):
    assert sorted(map(sorted, nx.weakly_connected_components(network))) == [["a", "b", "c"], ["d"]]
    assert nx.number_strongly_connected_components(network) == 2
    assert nx.dijkstra_path(network, "a", "c", weight="strength") == ["a", "b", "c"]
    assert nx.dijkstra_path_length(network, "a", "c", weight="strength") == 3.0
    assert list(nx.shortest_simple_paths(network, "a", "c")) == [["a", "c"], ["a", "b", "c"]]
    with pytest.raises(nx.NetworkXNoPath):
        nx.dijkstra_path(network, "a", "d")
    with pytest.raises(nx.NodeNotFound):
        nx.dijkstra_path(network, "e", "a")


def test_what_is_not_covered_is_refused_or_falls_back(network):
    with pytest.raises(NotImplementedError):
        nx.closeness_centrality(network)
    with pytest.raises(NotImplementedError):
        nx.katz_centrality(network, beta={"a": 1})
    nx.config.fallback_to_nx = True
    expected = nx.closeness_centrality(network.to_networkx())
    assert nx.closeness_centrality(network) == expected


def test_core_numbers_of_edges_both_ways(network):
    assert nx.core_number(network) == nx.core_number(network.to_networkx())


def test_the_examples_of_the_docs_run(network):
    blocks = re.findall(r"(?:^    .*\n)+", PAGE.read_text(encoding="utf-8"), re.M)
    code = [dedent(block) for block in blocks if "--pyargs" not in block]
    assert [each.count("\n") for each in code] == [1, 2, 2, 2, 1]
    names = {"network": network, "graph": nx.path_graph(3)}
    for each in code:
        exec(compile(each, PAGE.name, "exec"), names)
    assert names["ranks"] == nx.pagerank(network, weight="strength")


def test_threads_change_nothing(network):
    def results():
        dangling = {"a": 1, "d": 3}
        return (
            nx.betweenness_centrality(network, weight="strength"),
            nx.harmonic_centrality(network),
            nx.pagerank(network, dangling=dangling),
        )

    one = results()
    nx.config.backends.leylines.threads = 2
    assert results() == one


def test_the_arrays_stay_with_the_network(network):
    run = functions()["pagerank"]
    assert run(network) == run(network)
