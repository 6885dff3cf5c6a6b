"""Cypher that may write: what it would change is shown before it does."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from neo4j import WRITE_ACCESS, Transaction

from leylines.graph.errors import QueryError
from leylines.graph.store import Store
from leylines.graph.store.store import NONE, rows
from leylines.queries.guard.answer import SECONDS
from leylines.queries.guard.check import refuse_functions, refuse_reaching
from leylines.queries.guard.loops import refuse_endless
from leylines.queries.guard.operators import may_write
from leylines.queries.guard.plan import explain

CHANGES = frozenset({"r", "rw", "w"})
COUNTED = (
    "nodes_created",
    "nodes_deleted",
    "relationships_created",
    "relationships_deleted",
    "properties_set",
    "labels_added",
    "labels_removed",
)


@dataclass(frozen=True, slots=True)
class Change:
    """What some Cypher changed, or would change.

    Attributes
    ----------
    counts : mapping of str to int
        How many of what, like ``nodes_created``; what is zero is left out.
    rows : list of dict
        What it returned.
    """

    counts: Mapping[str, int]
    rows: list[dict[str, Any]]


def check_change(store: Store, cypher: str, parameters: Mapping[str, Any] = NONE) -> None:
    """Refuse Cypher that does anything but read and change what is in the graph.

    Raises
    ------
    QueryError
        If it is not valid, changes the schema, administers, opens transactions of its own, or
        reaches for what is not the graph.
    """
    refuse_endless(cypher, parameters)
    plan = explain(store, cypher, parameters, access=WRITE_ACCESS)
    if plan.kind not in CHANGES:
        raise QueryError(
            "The query changes the schema or administers", cure="Use Neo4j's own tools for that."
        )
    for operator in plan.operators:
        refuse_reaching(operator, may_write(operator.name))
    refuse_functions(store, cypher)


def rehearse(
    store: Store, cypher: str, parameters: Mapping[str, Any] = NONE, *, timeout: float = SECONDS
) -> Change:
    """Run Cypher that may write, say what it changed, and take it back.

    Parameters
    ----------
    store : Store
    cypher : str
    parameters : mapping
    timeout : float
        Seconds after which the server ends it.

    Raises
    ------
    QueryError
        If it is refused (see :func:`check_change`), is wrong, or takes too long.
    """
    return _change(store, cypher, parameters, timeout, commit=False)


def carry_out(
    store: Store, cypher: str, parameters: Mapping[str, Any] = NONE, *, timeout: float = SECONDS
) -> Change:
    """Run Cypher that may write, all of it or nothing; as :func:`rehearse`, but it stays."""
    return _change(store, cypher, parameters, timeout, commit=True)


def _change(
    store: Store, cypher: str, parameters: Mapping[str, Any], timeout: float, *, commit: bool
) -> Change:
    check_change(store, cypher, parameters)
    with (
        store.session(WRITE_ACCESS) as session,
        session.begin_transaction(timeout=timeout) as transaction,
    ):
        change = _run(transaction, cypher, parameters)
        if commit:
            transaction.commit()
        else:
            transaction.rollback()
    return change


def _run(transaction: Transaction, cypher: str, parameters: Mapping[str, Any]) -> Change:
    result = transaction.run(cypher, dict(parameters))
    returned = list(rows(result))
    counters = result.consume().counters
    counts = {name: getattr(counters, name) for name in COUNTED}
    return Change({name: count for name, count in counts.items() if count}, returned)
