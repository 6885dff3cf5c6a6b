"""What a feed is: the order in which an API is asked, so that it can be left off and gone on."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from leylines.graph.fetching.client import Client

Cursor = Mapping[str, Any]
"""How far a feed has got, as JSON holds it; empty before the first time."""


@dataclass(frozen=True, slots=True)
class Page:
    """One answer: the endpoint that was asked, and what it said.

    Attributes
    ----------
    kind : str
        The endpoint without its server and without what only pages through it.
    body : object
        The JSON as it came; of a list whose end was fetched before, the items that are new.
    """

    kind: str
    body: Any


@dataclass(frozen=True, slots=True)
class Step:
    """Answers that belong together, and how far the feed is once they are kept."""

    pages: Sequence[Page]
    cursor: Cursor


class Feed(Protocol):
    """Asks one kind of API.

    Each feed is one module of this package; ``registry.py`` names them all.
    """

    name: str
    """What is typed on the command line: also the source that reads the archive."""
    title: str
    """What it fetches, in a few words."""
    address: str
    """What an address looks like."""
    options: Mapping[str, str]
    """What it can be told beside the address, by name: what the option says."""
    interval: float
    """Seconds from one request to the next: what the API's own rules allow to strangers."""

    def root(self, address: str) -> str:
        """Return the address of the API that an address of the community belongs to.

        Raises
        ------
        FetchError
            If the feed knows no such address.
        """
        ...

    def headers(self, token: str) -> Mapping[str, str]:
        """Return the headers by which the API knows who asks."""
        ...

    def steps(
        self, client: Client, address: str, cursor: Cursor, options: Mapping[str, str]
    ) -> Iterator[Step]:
        """Yield what is new since the cursor, each step with the cursor that it leads to.

        Nothing that an earlier step of the same order held may be needed again: who is killed
        between two steps goes on with the cursor of the first.

        Raises
        ------
        FetchError
            If the API cannot be asked, or answers what cannot be understood.
        """
        ...
