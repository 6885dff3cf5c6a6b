"""From Neo4j to arrays, in rows that each hold many relationships."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import chain
from operator import itemgetter
from pathlib import Path
from typing import Any

import numpy as np
from neo4j import READ_ACCESS, Session, Transaction

from leylines.graph.errors import NotFoundError
from leylines.graph.model import KINDS
from leylines.graph.network.cache import cached, keep
from leylines.graph.network.decode import (
    NO_INTERACTIONS,
    Columns,
    Positions,
    decode_contents,
    decode_interactions,
    in_order,
    joined,
)
from leylines.graph.network.interactions import Contents, Interactions, Lists
from leylines.graph.progress import Progress, silent
from leylines.graph.store.store import Store

ATTEMPTS = 3
"""Readings of a graph that changes meanwhile, before the last one is taken as it is."""

# Numbers stand for nodes on the wire: id() costs a byte or three, and a text thirty. It is
# deprecated because it may be given again after a node is deleted, which within one transaction's
# reading does no harm.
# A person whose accounts are all held by another one, since a link says so, takes no part, nor does
# one who has opted out.
PERSONS = """
MATCH (p:Person)
WHERE EXISTS { (p)<-[:HELD_BY]-() } OR NOT EXISTS { (p)<-[:HELD_BEFORE|WITHHELD]-() }
RETURN id(p), p.id, p.name
"""
HOLDERS = "MATCH (a:Account)-[:HELD_BY]->(p:Person) RETURN id(a), min(id(p))"
# An empty list of networks stands for all of them.
COMMUNITIES = """
MATCH (c:Community)
WHERE (c.kind <> 'detected' OR c.kind IS NULL)
  AND ($network = [] OR EXISTS { (c)-[:ON]->(n:Network) WHERE n.id IN $network })
RETURN id(c), c.id, c.name, c.kind
"""
CONTENTS_OF_AUTHORS = """
MATCH (a:Account)
WHERE $network = [] OR EXISTS { (a)-[:ON]->(n:Network) WHERE n.id IN $network }
CALL (a) {
  MATCH (a)-[:AUTHORED]->(t:Content)
  RETURN collect(id(t)) AS contents, collect(t.id) AS ids,
         collect(coalesce(t.at.epochMillis, 0)) AS times,
         collect([(t)-[:UNDER]->(parent:Content) | id(parent)]) AS parents,
         collect([(t)-[:IN]->(c:Community) | id(c)]) AS communities
}
WITH * WHERE size(contents) > 0
RETURN id(a), contents, ids, times, parents, communities
"""
CONTENTS_OF_NOBODY = """
MATCH (t:Content) WHERE NOT EXISTS { (:Account)-[:AUTHORED]->(t) }
RETURN -1, [id(t)], [t.id], [coalesce(t.at.epochMillis, 0)],
       [[(t)-[:UNDER]->(parent:Content) | id(parent)]], [[(t)-[:IN]->(c:Community) | id(c)]]
"""
INTERACTIONS = """
MATCH (a:Account)
WHERE $network = [] OR EXISTS {{ (a)-[:ON]->(n:Network) WHERE n.id IN $network }}
CALL (a) {{
  MATCH (a)-[r:{kind}]->(b:Account)
  RETURN collect(id(b)) AS targets, collect(coalesce(r.at.epochMillis, 0)) AS times,
         collect(coalesce(r.weight, 1.0)) AS weights, collect(coalesce(r.content, '')) AS contents,
         collect([c IN coalesce(r.communities, []) | coalesce($position[c], -1)]) AS communities
}}
WITH * WHERE size(targets) > 0
RETURN id(a), targets, times, weights, contents, communities
"""


def read_interactions(
    store: Store,
    *,
    cache: Path | None = None,
    network: str | None = None,
    progress: Progress = silent,
) -> Interactions:
    """Read every interaction between persons from the graph.

    Parameters
    ----------
    store : Store
    cache : Path, optional
        A folder in which the arrays are kept for the next time; they are taken from there if the
        graph has not changed since, in any way.
    network : str, optional
        Read only what happened on this network, and do without the cache; none: on all of them.
    progress : Progress

    Returns
    -------
    Interactions
        With the graph's ``state``; an empty one if the graph changed while it was read, again and
        again.

    Raises
    ------
    NotFoundError
        If there is no such network.
    """
    if network is not None:
        _check_network(store, network)
        cache = None
    known = cached(cache, store.address, store.state()) if cache else None
    if known:
        return known
    for _ in range(ATTEMPTS):
        with store.session(READ_ACCESS) as session:
            before = _seen(session)
            with session.begin_transaction() as transaction:
                interactions = _read(transaction, [network] if network else [], progress)
                transaction.commit()
            after = _bookmark(session)
        if before == after:
            interactions = replace(interactions, state=after)
            if cache:
                keep(cache, store.address, interactions)
            break
    return interactions


def _check_network(store: Store, network: str) -> None:
    known = [row["id"] for row in store.read("MATCH (n:Network) RETURN n.id AS id ORDER BY id")]
    if network not in known:
        there = ", ".join(known) if known else "none: load something"
        raise NotFoundError(f"There is no network {network!r}", cure=f"There is {there}.")


def _seen(session: Session) -> str:
    """Return the state of the server that answers: whatever this session reads next is no older.

    In a cluster another member may answer next, and it may lag behind; within a session it waits.
    """
    session.run("RETURN 1").consume()
    return _bookmark(session)


def _bookmark(session: Session) -> str:
    return " ".join(sorted(session.last_bookmarks().raw_values))


def _read(transaction: Transaction, network: list[str], progress: Progress) -> Interactions:
    persons = _nodes(transaction, PERSONS)
    communities = _nodes(transaction, COMMUNITIES, network=network)
    held = np.array(transaction.run(HOLDERS).values(), dtype=np.int64).reshape(-1, 2)
    holder = Positions(held[:, 0], Positions([number for number, *_ in persons]).of(held[:, 1]))

    contents = _contents(
        transaction, holder, Positions([number for number, *_ in communities]), network, progress
    )
    columns, within = _interactions(
        transaction, holder, [id_ for _, id_, *_ in communities], contents.ids, network, progress
    )
    actor, target = columns["actor"], columns["target"]
    held_by_both = (actor >= 0) & (target >= 0)
    order = in_order(columns, within)
    order = order[(held_by_both & (actor != target))[order]]
    return Interactions(
        persons=[id_ for _, id_, _ in persons],
        names=[name or id_ for _, id_, name in persons],
        communities=[id_ for _, id_, *_ in communities],
        community_names=[name or id_ for _, id_, name, _ in communities],
        community_kinds=[kind or "" for *_, kind in communities],
        kinds=KINDS,
        actor=actor[order],
        target=target[order],
        kind=columns["kind"][order],
        at=columns["at"][order],
        weight=columns["weight"][order],
        content=columns["content"][order],
        in_communities=within.take(order),
        contents=contents,
        own=int((held_by_both & (actor == target)).sum()),
    )


def _nodes(transaction: Transaction, query: str, **parameters: list[str]) -> list[list[Any]]:
    """Return rows of number, id and properties, by id."""
    return sorted(transaction.run(query, parameters).values(), key=itemgetter(1))


def _contents(
    transaction: Transaction,
    holder: Positions,
    communities: Positions,
    network: list[str],
    progress: Progress,
) -> Contents:
    total = _count(transaction, "MATCH (t:Content) RETURN count(t)")
    progress("Reading contents", 0, total)
    authored = (record.values() for record in transaction.run(CONTENTS_OF_AUTHORS, network=network))
    others = (record.values() for record in transaction.run(CONTENTS_OF_NOBODY))
    contents = decode_contents(chain(authored, others), holder, communities)
    progress("Reading contents", total, total)
    return contents


def _interactions(
    transaction: Transaction,
    holder: Positions,
    communities: Sequence[str],
    contents: Sequence[str],
    network: list[str],
    progress: Progress,
) -> tuple[Columns, Lists]:
    content = {id_: position for position, id_ in enumerate(contents)}
    position = {id_: position for position, id_ in enumerate(communities)}
    counts = [_count(transaction, f"MATCH ()-[r:{kind}]->() RETURN count(r)") for kind in KINDS]
    pieces = [NO_INTERACTIONS]
    done = 0
    for number, kind in enumerate(KINDS):
        if counts[number]:
            result = transaction.run(
                INTERACTIONS.format(kind=kind), position=position, network=network
            )
            rows = (record.values() for record in result)
            for piece in decode_interactions(rows, number, holder, content):
                pieces.append(piece)
                done += len(piece[1])
                progress("Reading interactions", min(done, sum(counts)), sum(counts))
    return joined(pieces)


def _count(transaction: Transaction, query: str) -> int:
    """Return a count, which Neo4j keeps and need not count."""
    return int(transaction.run(query).values()[0][0])
