"""Forged interactions, and how they are laid among the real ones."""

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from leylines.graph.network import Interactions, Lists


@dataclass(frozen=True, slots=True, eq=False)
class Forged:
    """The interactions of an attack, as arrays of one length.

    Attributes
    ----------
    actor, target : (k,) int64
        Positions of persons; those from the number of real persons on are new accounts.
    at : (k,) int64
        Milliseconds since 1970.
    kind : int
        Position among the kinds of the real interactions.
    community : int
        Where all of it happens, or -1 for nowhere.
    accounts : int
        How many new accounts were opened.
    """

    actor: NDArray[np.int64]
    target: NDArray[np.int64]
    at: NDArray[np.int64]
    kind: int
    community: int
    accounts: int = 0

    def __len__(self) -> int:
        """Return the number of interactions."""
        return len(self.actor)


def inject(real: Interactions, forged: Forged) -> Interactions:
    """Return the interactions with the forged ones among them, in order of time.

    New accounts come last by position and by id. What is forged points to no content and has the
    weight 1; what an account does to itself is counted as ``own`` and left out, as it is when a
    graph is read.

    Parameters
    ----------
    real : Interactions
    forged : Forged
    """
    kept = forged.actor != forged.target
    actor, target, at = forged.actor[kept], forged.target[kept], forged.at[kept]
    count, place = len(actor), forged.community
    order = np.argsort(np.concatenate([real.at, at]), kind="stable")
    where = real.in_communities
    ends = where.indptr[-1] + np.arange(1, count + 1) * (place >= 0)
    places = np.full(count if place >= 0 else 0, place, dtype=np.int32)
    both = Lists(
        np.concatenate([where.indptr, ends]).astype(np.int64),
        np.concatenate([where.indices, places]).astype(np.int32),
    )
    return replace(
        real,
        actor=np.concatenate([real.actor, actor.astype(np.int32)])[order],
        target=np.concatenate([real.target, target.astype(np.int32)])[order],
        kind=np.concatenate([real.kind, np.full(count, forged.kind, np.int8)])[order],
        at=np.concatenate([real.at, at])[order],
        weight=np.concatenate([real.weight, np.ones(count)])[order],
        content=np.concatenate([real.content, np.full(count, -1, np.int32)])[order],
        persons=[*real.persons, *_ids(real, forged.accounts)],
        names=[*real.names, *(f"Account {n + 1}" for n in range(forged.accounts))],
        in_communities=both.take(order),
        own=real.own + len(forged) - count,
        state="",
    )


def _ids(real: Interactions, count: int) -> list[str]:
    """Return ids that come after all others: the last one's, and more."""
    last = real.persons[-1] if real.persons else ""
    return [f"{last}+{number:06}" for number in range(count)]
