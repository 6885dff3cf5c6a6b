"""Evidence: two accounts name each other, or both name the same page as their own."""

from collections.abc import Iterator

from leylines.queries.persons.accounts import Accounts
from leylines.queries.persons.addresses import address
from leylines.queries.persons.claims import Claims
from leylines.queries.persons.pairs import Pair, alike

# Nobody can make both ends say so but who holds both; a page may be a friend's or a project's.
BOTH_WAYS = 0.98
SAME_PAGE = 0.85
MOST = 4
"""More accounts than that name the page of a group, not of a person."""


def by_both_ways(accounts: Accounts, claims: Claims) -> Iterator[Pair]:
    """Yield the pairs of accounts that name each other."""
    for first, second in claims:
        if first < second and (second, first) in claims:
            words = f"{accounts.called(first)} and {accounts.called(second)} name each other"
            yield Pair(first, second, BOTH_WAYS, words)


def by_same_page(accounts: Accounts) -> Iterator[Pair]:
    """Yield the pairs of accounts that name the same page, which is neither's profile."""
    profiles = {address(url) for url in accounts.urls}
    named = (
        (position, page)
        for position, links in enumerate(accounts.links)
        for page in map(address, links)
        if page and page not in profiles
    )
    for first, second, page in alike(named, MOST):
        yield Pair(first, second, SAME_PAGE, f"both name the page {page}")
