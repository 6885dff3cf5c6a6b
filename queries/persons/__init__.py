"""Which accounts may be one person's, and what speaks for it."""

from leylines.queries.persons.acceptable import acceptable
from leylines.queries.persons.accounts import Accounts, read_accounts
from leylines.queries.persons.suggest import find_links, suggest
from leylines.queries.persons.table import read_table

__all__ = ["Accounts", "acceptable", "find_links", "read_accounts", "read_table", "suggest"]
