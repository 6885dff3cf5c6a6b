"""Evidence: two networks know the same e-mail address, of which the graph holds only the hash."""

from collections.abc import Iterator

from leylines.queries.persons.accounts import Accounts
from leylines.queries.persons.pairs import Pair, alike

# A network lets somebody in who can read what is sent there; few addresses are shared.
CONFIDENCE = 0.97
MOST = 8
"""More accounts than that share the address of an office, not of a person."""


def by_email(accounts: Accounts) -> Iterator[Pair]:
    """Yield the pairs of accounts with the same hash of an address."""
    known = ((position, hash_) for position, hash_ in enumerate(accounts.email_hashes) if hash_)
    for first, second, _ in alike(known, MOST):
        yield Pair(first, second, CONFIDENCE, "the same e-mail address (by its hash)")
