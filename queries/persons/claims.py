"""Which accounts name which others as their own, in the links that they show."""

from collections import defaultdict
from collections.abc import Hashable, Mapping

from leylines.queries.persons.accounts import Accounts
from leylines.queries.persons.addresses import address, stated_handle

Claims = Mapping[tuple[int, int], str]


def claims_of(accounts: Accounts) -> Claims:
    """Return what an account says for each pair (who says it, which account it means).

    An address means the account whose profile it is; a stated handle the one account that has it on
    a network of that id or name. What could mean several accounts means none.
    """
    known = _targets(accounts)
    claims: dict[tuple[int, int], str] = {}
    for position, links in enumerate(accounts.links):
        for link in links:
            for key in (address(link), stated_handle(link)):
                meant = known.get(key, ()) if key else ()
                if len(meant) == 1 and position not in meant:
                    claims.setdefault((position, *meant), link)  # type: ignore[arg-type]
    return claims


def _targets(accounts: Accounts) -> Mapping[Hashable, set[int]]:
    """Return the accounts by address of their profile and by handle on their network."""
    known: dict[Hashable, set[int]] = defaultdict(set)
    for position, handle in enumerate(accounts.handles):
        if profile := address(accounts.urls[position]):
            known[profile].add(position)
        if handle:
            for network in {accounts.networks[position], accounts.network_names[position]}:
                known[handle.casefold(), network.casefold()].add(position)
    return known
