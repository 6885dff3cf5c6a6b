"""A link: two accounts that may be one person's, and what says so."""

import hashlib
from dataclasses import dataclass

ID_LENGTH = 12


@dataclass(frozen=True, slots=True)
class Link:
    """Two accounts that may be one person's.

    Attributes
    ----------
    first, second : str
        The accounts' ids.
    confidence : float
        Between 0 and 1: that of the surest piece of evidence.
    evidence : tuple of str
        In plain words, the surest first.
    by_name_only : bool
        Nothing but the names speaks for it, so only a person may accept it.
    """

    first: str
    second: str
    confidence: float
    evidence: tuple[str, ...]
    by_name_only: bool = False

    @property
    def id(self) -> str:
        """The same for the same two accounts, whichever is first."""
        return link_id(self.first, self.second)


def link_id(first: str, second: str) -> str:
    """Return the id of the link between two accounts.

    Examples
    --------
    >>> link_id("chat/ada_s", "forum/ada") == link_id("forum/ada", "chat/ada_s")
    True
    >>> link_id("chat/ada_s", "forum/ada")
    'f441238db83d'
    """
    pair = "\n".join(sorted((first, second)))
    return hashlib.sha256(pair.encode()).hexdigest()[:ID_LENGTH]
