"""Evidence: an account says which account on another network is its own, and that one is silent."""

from collections.abc import Iterator

from leylines.queries.persons.accounts import Accounts
from leylines.queries.persons.claims import Claims
from leylines.queries.persons.pairs import Pair

# Anybody can name somebody else's account: an admirer, an impostor, a company its founder's.
CONFIDENCE = 0.75


def by_stated_handle(accounts: Accounts, claims: Claims) -> Iterator[Pair]:
    """Yield the pairs of accounts of which one names the other."""
    for (first, second), said in claims.items():
        if (second, first) not in claims:
            words = f"{accounts.called(first)} says “{said}”"
            yield Pair(first, second, CONFIDENCE, words)
