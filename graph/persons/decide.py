"""What a person decides about links: accept, decline, merge by hand, undo."""

from collections.abc import Sequence

from neo4j import ManagedTransaction

from leylines.graph.errors import GraphError, NotFoundError
from leylines.graph.persons.link import Link
from leylines.graph.persons.settle import LOCK, settle
from leylines.graph.store.store import Store, run

STATES = "MATCH (link:Link) WHERE link.id IN $ids RETURN link.id AS id, link.state AS state"
DECIDE = """
MATCH (link:Link) WHERE link.id IN $ids
SET link.state = $state, link.decided_at = datetime(), link.decided_by = $by,
    link.because = CASE WHEN $because = '' THEN link.because ELSE $because END
"""
MERGE = """
UNWIND $rows AS row
MATCH (first:Account {id: row.first})
MATCH (second:Account {id: row.second})
MERGE (link:Link {id: row.id})
  ON CREATE SET link.at = datetime()
SET link.state = 'accepted', link.decided_at = datetime(), link.decided_by = $by,
    link.confidence = row.confidence, link.evidence = row.evidence, link.by_name_only = false,
    link.because = CASE WHEN row.because = '' THEN null ELSE row.because END,
    link.keep = CASE WHEN $keep = '' THEN null ELSE $keep END
MERGE (link)-[:LINKS]->(first)
MERGE (link)-[:LINKS]->(second)
RETURN count(*) AS n
"""


def accept(store: Store, ids: Sequence[str], *, by: str, because: str = "") -> int:
    """Put links in force; return how many accounts changed hands.

    Parameters
    ----------
    store : Store
    ids : sequence of str
        Links that were suggested, or were declined or undone before.
    by, because : str
        Who decides, and why.

    Raises
    ------
    NotFoundError
        If there is no such link; nothing is done then.
    """
    return _decide(store, ids, "accepted", ("suggested", "declined", "undone"), by, because)


def decline(store: Store, ids: Sequence[str], *, by: str, because: str = "") -> None:
    """Say that the accounts of these links are not one person's: they are not suggested again.

    Raises
    ------
    GraphError
        If there is no such link, or one is in force; nothing is done then.
    """
    _decide(store, ids, "declined", ("suggested", "undone"), by, because)


def undo(store: Store, ids: Sequence[str], *, by: str, because: str = "") -> int:
    """Take links out of force, as if they had never been; return how many accounts changed hands.

    Raises
    ------
    GraphError
        If there is no such link, or one is not in force; nothing is done then.
    """
    return _decide(store, ids, "undone", ("accepted",), by, because)


def merge(
    store: Store,
    links: Sequence[tuple[Link, str]],
    *,
    by: str,
    keep: str = "",
) -> int:
    """Put links in force that a person gives, each with why; return how many changed hands.

    Parameters
    ----------
    store : Store
    links : sequence of (Link, str)
    by : str
        Who says so.
    keep : str, optional
        The person who is to hold the accounts.

    Raises
    ------
    NotFoundError
        If an account is not in the graph; nothing is done then.
    """
    rows = [
        {
            "id": link.id,
            "first": link.first,
            "second": link.second,
            "confidence": link.confidence,
            "evidence": list(link.evidence),
            "because": because,
        }
        for link, because in links
    ]

    def work(transaction: ManagedTransaction) -> int:
        run(transaction, LOCK)
        (written,) = run(transaction, MERGE, {"rows": rows, "by": by, "keep": keep})
        if written["n"] != len(rows):
            raise NotFoundError(
                "An account that is to be linked is not in the graph",
                cure="Was it deleted at the same time? Try again.",
            )
        return settle(transaction)

    return store.transaction(work)


def _decide(
    store: Store, ids: Sequence[str], state: str, allowed: Sequence[str], by: str, because: str
) -> int:
    def work(transaction: ManagedTransaction) -> int:
        run(transaction, LOCK)
        states = {row["id"]: row["state"] for row in run(transaction, STATES, {"ids": list(ids)})}
        for link in ids:
            _check(link, states.get(link), state, allowed)
        change = [link for link in ids if states[link] != state]
        run(
            transaction,
            DECIDE,
            {"ids": change, "state": state, "by": by, "because": because},
        )
        return settle(transaction)

    return store.transaction(work)


def _check(link: str, is_now: str | None, state: str, allowed: Sequence[str]) -> None:
    if is_now is None:
        raise NotFoundError(
            f"There is no link {link!r}",
            cure="`leylines persons suggest` and `leylines persons list` show what there is.",
        )
    if is_now != state and is_now not in allowed:
        cure = "Undo it first: `leylines persons undo`." if is_now == "accepted" else (
            "`leylines persons list --state accepted` shows what is in force."
        )  # fmt: skip
        raise GraphError(f"The link {link} is {is_now}, and cannot become {state}", cure=cure)
