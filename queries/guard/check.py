"""What some Cypher must pass before it is run for somebody who may only read."""

from collections.abc import Mapping
from typing import Any

from leylines.graph.errors import QueryError
from leylines.graph.store import Store
from leylines.graph.store.store import NONE
from leylines.queries.guard.functions import refused_functions
from leylines.queries.guard.loops import refuse_endless
from leylines.queries.guard.operators import CALL, only_reads
from leylines.queries.guard.plan import Operator, explain
from leylines.queries.guard.procedures import may_be_called

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
        If it is not valid, writes, reaches for what is not the graph, or cannot be ended.
    """
    refuse_endless(cypher, parameters)  # first: some texts would keep the planner for ever
    plan = explain(store, cypher, parameters)
    if plan.kind != READS:
        raise QueryError(
            "The query writes or administers, and only reading is allowed", cure="Take that out."
        )
    for operator in plan.operators:
        refuse_reaching(operator, only_reads(operator.name))
    refuse_functions(store, cypher)


def refuse_reaching(operator: Operator, is_allowed: bool) -> None:
    """Refuse an operator that is not allowed, and a call of a procedure that is not.

    Raises
    ------
    QueryError
    """
    if not is_allowed:
        raise QueryError(
            f"The query does what is not allowed here: {operator.name}", cure="Take that out."
        )
    if operator.name == CALL and not may_be_called(operator.details):
        name = operator.details.partition("(")[0]
        raise QueryError(f"The procedure {name} may not be called here", cure="Ask without it.")


def refuse_functions(store: Store, cypher: str) -> None:
    """Refuse functions that somebody added to the server and that are not known to only read.

    Raises
    ------
    QueryError
    """
    if refused := next(refused_functions(store, cypher), None):
        raise QueryError(f"The function {refused} may not be called here", cure="Ask without it.")
