"""The plan of a query, asked for without running it or measured while it runs."""

from typing import TYPE_CHECKING

from neo4j import READ_ACCESS

from leylines.graph.errors import QueryError
from leylines.queries.console.plan import Step, read_plan
from leylines.queries.console.requests import Ask
from leylines.queries.guard import check

if TYPE_CHECKING:
    from leylines.graph.store import Store


def planned(store: "Store", ask: Ask, seconds: float) -> Step:
    """Return how the server would run a query, or, for a profile, how it ran it.

    Raises
    ------
    QueryError
        If the query is refused or wrong, or takes too long.
    """
    check(store, ask.cypher, ask.parameters)
    word = "PROFILE" if ask.how == "profile" else "EXPLAIN"
    with (
        store.session(READ_ACCESS) as session,
        session.begin_transaction(timeout=seconds) as running,
    ):
        summary = running.run(f"{word} {ask.cypher}", dict(ask.parameters)).consume()
    plan = summary.profile if ask.how == "profile" else summary.plan
    if plan is None:
        raise QueryError("The server told no plan", cure="Leave EXPLAIN and PROFILE out of it.")
    return read_plan(plan)
