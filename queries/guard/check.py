"""What some Cypher must pass before it is run for somebody who may only read."""

from collections.abc import Mapping
from typing import Any

from leylines.graph.errors import QueryError
from leylines.graph.store import Store
from leylines.graph.store.store import NONE
from leylines.queries.guard.plan import explain

READS = "r"


def check(store: Store, cypher: str, parameters: Mapping[str, Any] = NONE) -> None:
    """Refuse Cypher that does anything but read the graph.

    Parameters
    ----------
    store : Store
    cypher : str
    parameters : mapping

    Raises
    ------
    QueryError
        If it is not valid, writes, or reaches for what is not the graph.
    """
    plan = explain(store, cypher, parameters)
    if plan.kind != READS:
        raise QueryError(
            "The query writes or administers, and only reading is allowed", cure="Take that out."
        )
