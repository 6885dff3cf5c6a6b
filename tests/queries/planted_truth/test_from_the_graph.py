"""The arrays that the planted truth is measured on are those that come back from the graph."""

import numpy as np
import pytest

from leylines.graph.demo import generate, write_demo
from leylines.graph.loading import load
from leylines.graph.network import read_interactions
from leylines.graph.sources import source_named

pytestmark = [pytest.mark.neo4j, pytest.mark.slow]


def test_loading_and_reading_gives_the_same_arrays(store, settings, interactions_of, tmp_path):
    write_demo(tmp_path, seed=1)
    for network in ("askwell", "hearth", "lantern"):
        load(store, source_named("csv"), tmp_path / network, network, settings=settings)
    read, made = read_interactions(store), interactions_of(generate(1)[0])
    for name in ("persons", "names", "communities", "community_names", "community_kinds"):
        assert list(getattr(read, name)) == list(getattr(made, name)), name
    assert [read.kinds[kind] for kind in read.kind] == [made.kinds[kind] for kind in made.kind]
    for name in ("actor", "target", "at", "weight", "content"):
        np.testing.assert_array_equal(getattr(read, name), getattr(made, name), name)
    for name in ("author", "parent", "at"):
        np.testing.assert_array_equal(
            getattr(read.contents, name), getattr(made.contents, name), name
        )
    for lists in (
        (read.in_communities, made.in_communities),
        (read.contents.communities, made.contents.communities),
    ):
        np.testing.assert_array_equal(lists[0].indptr, lists[1].indptr)
        np.testing.assert_array_equal(lists[0].indices, lists[1].indices)
    assert read.own == 0
