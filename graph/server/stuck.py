"""Whether a transaction that was told to end does not."""

import time
from collections.abc import Collection
from typing import Any

from leylines.graph.server.neo4j import Neo4j

GRACE_SECONDS = 20.0
TRANSACTIONS = "org.neo4j.kernel.impl.api.KernelTransactions"


class StuckTransactionError(Exception):
    """A transaction takes processor time and memory and cannot be ended."""


class StuckWatch:
    """Watches the transactions of a server that were told to end.

    Neo4j looks whether to end between two rows. While it parses a text, or is in a loop within an
    expression or in a regular expression, it does not look, and Java gives no way to end a thread.
    What is left is to end the process: what was committed is safe, and the next command starts it.

    Parameters
    ----------
    server : Neo4j
    grace_seconds : float
        How long a transaction may go on after it was told to end. One that is being committed or
        rolled back may take as long as it needs.
    """

    def __init__(self, server: Neo4j, grace_seconds: float = GRACE_SECONDS) -> None:
        self.transactions = server.resolve(TRANSACTIONS, database="neo4j")
        self.grace_seconds = grace_seconds
        self.told: dict[int, float] = {}

    def is_stuck(self) -> bool:
        """Say whether some transaction goes on for too long after it was told to end."""
        now = time.monotonic()
        self.told = self.seen_since(self.going_on(), now)
        return any(now - since > self.grace_seconds for since in self.told.values())

    def seen_since(self, numbers: Collection[int], now: float) -> dict[int, float]:
        """Return since when each of some transactions has been seen."""
        return {number: self.told.get(number, now) for number in numbers}

    def going_on(self) -> Collection[int]:
        """Return the numbers of the transactions that were told to end and do not."""
        return {
            int(each.getTransactionSequenceNumber())
            for each in self.transactions.activeTransactions()
            if each.terminationMark().isPresent() and not is_ending(each)
        }


def is_ending(transaction: Any) -> bool:  # noqa: ANN401 - a Java object
    """Say whether a transaction is being committed or rolled back."""
    return bool(
        transaction.isClosing() or transaction.isCommitting() or transaction.isRollingback()
    )
