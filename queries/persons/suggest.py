"""All evidence together: which links to suggest."""

from collections import defaultdict
from collections.abc import Iterable
from functools import partial
from itertools import chain

from leylines.graph.persons import Link, propose
from leylines.graph.persons.propose import Proposed
from leylines.graph.progress import Progress, silent
from leylines.graph.store import Store
from leylines.queries.persons.accounts import Accounts, read_accounts
from leylines.queries.persons.activity import overlaps
from leylines.queries.persons.claims import claims_of
from leylines.queries.persons.email_hash import by_email
from leylines.queries.persons.names import Overlap, by_names
from leylines.queries.persons.pairs import Pair
from leylines.queries.persons.profile_link import by_both_ways, by_same_page
from leylines.queries.persons.stated_handle import by_stated_handle


def suggest(store: Store, progress: Progress = silent) -> Proposed:
    """Find the accounts that may be one person's and keep them in the graph as suggestions."""
    progress("Reading accounts", 0, 2)
    accounts = read_accounts(store)
    progress("Comparing accounts", 1, 2)
    links = find_links(accounts, partial(overlaps, store, accounts.ids))
    proposed = propose(store, links)
    progress("Comparing accounts", 2, 2)
    return proposed


def find_links(accounts: Accounts, overlap: Overlap) -> list[Link]:
    """Return the links between accounts of different persons that any evidence speaks for.

    A link is as sure as its surest evidence: pieces of it are seldom independent, so they are not
    added up. The surest link is the first.

    Parameters
    ----------
    accounts : Accounts
    overlap : function
        See :func:`leylines.queries.persons.names.by_names`.
    """
    claims = claims_of(accounts)
    pairs = chain(
        by_email(accounts),
        by_both_ways(accounts, claims),
        by_same_page(accounts),
        by_stated_handle(accounts, claims),
        by_names(accounts, overlap),
    )
    links = _links(accounts, pairs)
    return sorted(links, key=lambda link: (-link.confidence, link.first, link.second))


def _links(accounts: Accounts, pairs: Iterable[Pair]) -> list[Link]:
    found: dict[tuple[str, str], list[Pair]] = defaultdict(list)
    for pair in pairs:
        if accounts.persons[pair.first] != accounts.persons[pair.second]:
            first, second = sorted((accounts.ids[pair.first], accounts.ids[pair.second]))
            found[first, second].append(pair)
    links = []
    for (first, second), evidence in found.items():
        evidence.sort(key=lambda pair: (-pair.confidence, pair.words))
        words = tuple(dict.fromkeys(pair.words for pair in evidence))
        by_name_only = all(pair.by_name for pair in evidence)
        links.append(Link(first, second, evidence[0].confidence, words, by_name_only))
    return links
