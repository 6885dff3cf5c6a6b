"""The plan that the server makes of some Cypher without running it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from neo4j import READ_ACCESS

from leylines.graph.errors import QueryError
from leylines.graph.store import Store

PLANNING_SECONDS = 30.0  # a cold planner on a busy machine takes its time


@dataclass(frozen=True, slots=True)
class Operator:
    """One operator of a plan: its name, and what the plan says it works on."""

    name: str
    details: str


@dataclass(frozen=True, slots=True)
class Plan:
    """What the server would do: its query type (r, rw, w or s) and the operators, from the top."""

    kind: str
    operators: tuple[Operator, ...]


def explain(
    store: Store,
    cypher: str,
    parameters: Mapping[str, Any],
    *,
    access: str = READ_ACCESS,
    timeout: float = PLANNING_SECONDS,
) -> Plan:
    """Ask the server for a plan.

    ``EXPLAIN`` is put before the text and nothing in the text is touched, so that what is planned
    is what would run: the server itself reads comments, escapes and options. A text that begins
    with ``EXPLAIN``, or with ``CYPHER 5`` and the like, is explained all the same; one with
    ``PROFILE`` and one of several statements are errors to the server.

    Parameters
    ----------
    store : Store
    cypher : str
    parameters : mapping
    access : str
        The access mode of the session.
    timeout : float
        Seconds after which the server stops planning.

    Raises
    ------
    QueryError
        If the server cannot plan it.
    """
    with store.session(access) as session, session.begin_transaction(timeout=timeout) as planning:
        summary = planning.run(f"EXPLAIN {cypher}", dict(parameters)).consume()
    if summary.plan is None or summary.profile is not None or summary.query_type is None:
        raise QueryError("The server did not say how it would run the query", cure="Rewrite it.")
    return Plan(summary.query_type, tuple(_operators(summary.plan)))


def _operators(plan: Mapping[str, Any]) -> Iterator[Operator]:
    waiting = [plan]
    while waiting:
        part = waiting.pop()
        name = part["operatorType"].split("@")[0]
        yield Operator(name, str(part["args"].get("Details", "")))
        waiting.extend(reversed(part.get("children", ())))
