"""What is stored: sources, servers, the store, loading, and the influence network as arrays."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from leylines.graph.store.connect import connect
    from leylines.graph.store.py2neo_graph import py2neo_graph
    from leylines.graph.store.store import Store

__all__ = ["Store", "connect", "py2neo_graph"]

_MODULES = {
    "Store": "leylines.graph.store.store",
    "connect": "leylines.graph.store.connect",
    "py2neo_graph": "leylines.graph.store.py2neo_graph",
}


def __getattr__(name: str) -> Any:  # noqa: ANN401 - a module's attribute
    # The driver takes long to import; who only wants the errors or the settings need not wait.
    if name in _MODULES:
        return getattr(import_module(_MODULES[name]), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
