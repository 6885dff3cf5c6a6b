"""The graph as the pages see it: one connection for all of them, answers kept while they hold."""

import threading
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import streamlit as st

from leylines.graph.errors import ServerError
from leylines.graph.settings import Settings, read_settings
from leylines.graph.store import Rows, Store, connect
from leylines.queries.catalogue import ask
from leylines.ui.canvas import NetworkView
from leylines.ui.exports.named import view_of
from leylines.ui.pages.parts.period import EVER, Period


@dataclass(frozen=True)
class Graph:
    """A connected graph in one of its states."""

    store: Store
    state: str
    period: Period = EVER

    def ask(self, name: str, **parameters: Any) -> Rows:  # noqa: ANN401 - as the question says
        """Ask a named question; while the graph stays the same the answer is kept.

        What the question can be limited to the period in is limited, unless the parameters say.
        """
        return _answer(self.state, name, {**self.period.limits(name), **parameters}, self.store)

    def view(self, kind: str, *key: str, limit: int) -> NetworkView:
        """Return a network to show; while the graph stays the same nothing in it moves."""
        return _view(self.state, kind, key, limit, self.store)


class _Connection:
    """The connection of one process with one set of settings, opened when first needed."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.lock = threading.Lock()
        self.store: Store | None = None

    def graph(self) -> Graph:
        with self.lock:
            if self.store is not None:
                try:
                    return self._now(self.store)
                except ServerError:  # it was stopped, or ended itself: find or start it again
                    self.store.close()
                    self.store = None
            self.store = self._open()
            return self._now(self.store)

    def close(self) -> None:
        with self.lock:
            if self.store is not None:
                self.store.close()
                self.store = None

    def _now(self, store: Store) -> Graph:
        return Graph(store, f"{store.address.uri} {store.address.database} {store.state()}")

    def _open(self) -> Store:
        bar = st.progress(0.0, "Looking for Neo4j …")

        def progress(task: str, done: int, total: int | None = None) -> None:
            bar.progress(min(done / total, 1.0) if total else 0.0, task)

        try:
            return connect(self.settings, progress)
        finally:
            bar.empty()


@st.cache_resource(show_spinner=False, max_entries=4, on_release=_Connection.close)
def _connection(key: str, _settings: Settings) -> _Connection:  # noqa: ARG001 - the cache's key
    return _Connection(_settings)


def open_graph() -> Graph:
    """Return the graph that the settings name, connecting at first and after a loss.

    Raises
    ------
    LeylinesError
        If it cannot be reached or used.
    """
    settings = read_settings()
    password = settings.neo4j_password
    key = f"{settings!r} {hash(password.get_secret_value()) if password else ''}"
    return _connection(key, settings).graph()


@st.cache_data(show_spinner=False, max_entries=500)
def _answer(
    state: str,  # noqa: ARG001 - part of the cache's key
    name: str,
    parameters: Mapping[str, Any],
    _store: Store,
) -> Rows:
    return ask(_store, name, **parameters)


@st.cache_data(show_spinner="Drawing …", max_entries=100)
def _view(state: str, kind: str, key: tuple[str, ...], limit: int, _store: Store) -> NetworkView:
    return view_of(Graph(_store, state).ask, kind, key[0] if key else "", limit)
