"""The newest run's arrays, for what is computed on the spot; kept while the graph is the same."""

import streamlit as st

from leylines.graph.settings import read_settings
from leylines.graph.store import Store
from leylines.queries.brokerage.known import Brokers, brokers
from leylines.queries.explanation.known import Known, known
from leylines.queries.routes.newest import Newest, newest
from leylines.ui.pages.parts.graph import Graph


def newest_of(graph: Graph) -> Newest:
    """Return the newest run's influence network."""
    return _newest(graph.state, graph.store)


def known_of(graph: Graph) -> Known:
    """Return the graph's interactions and the newest run's parameters."""
    return _known(graph.state, graph.store)


def brokers_of(graph: Graph) -> Brokers:
    """Return who stands between whom."""
    return _brokers(graph.state, graph.store)


@st.cache_resource(show_spinner="Reading the network …", max_entries=2)
def _newest(state: str, _store: Store) -> Newest:  # noqa: ARG001 - the cache's key
    return newest(_store, cache=read_settings().cache_dir)


@st.cache_resource(show_spinner="Reading the network …", max_entries=2)
def _known(state: str, _store: Store) -> Known:  # noqa: ARG001 - the cache's key
    return known(_store, cache=read_settings().cache_dir)


@st.cache_resource(show_spinner="Looking who stands between …", max_entries=2)
def _brokers(state: str, _store: Store) -> Brokers:
    return brokers(_known(state, _store), _newest(state, _store).network)
