"""The entities in an answer of the API: what each is, and what stands within it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from leylines.graph.sources.api_pages import Page
from leylines.graph.sources.fields import Object, objects

Sort = Literal[
    "status", "account", "favourited_by", "reblogged_by", "followers", "following", "other"
]

OF_STATUS = re.compile(r"(?:^|/)statuses/([^/?]+)/(favourited_by|reblogged_by)(?:$|[?/])")
OF_ACCOUNT = re.compile(r"(?:^|/)accounts/([^/?]+)/(followers|following)(?:$|[?/])")
MOST_NESTED = 4
"""A boost of a post that quotes another is three."""


@dataclass(frozen=True, slots=True)
class Entity:
    """A status or an account.

    Attributes
    ----------
    sort : str
        ``status``, ``account``, what the list of accounts is that it stands in, or ``other``.
    of : str
        The id of the status or the account that such a list belongs to.
    value : object
    """

    sort: Sort
    of: str
    value: object


def entities_of(page: Page) -> Iterator[Entity]:
    """Yield the entities of an answer.

    Examples
    --------
    >>> page = Page("statuses/9/favourited_by", [{"id": "1", "acct": "ada"}])
    >>> [(entity.sort, entity.of) for entity in entities_of(page)]
    [('favourited_by', '9')]
    """
    if page.kind.rpartition("/")[2] == "instance":
        return
    found = OF_STATUS.search(page.kind) or OF_ACCOUNT.search(page.kind)
    for value in _values(page.body):
        sort = _sort(value)
        if found and sort == "account":
            yield Entity(found[2], found[1], value)  # type: ignore[arg-type]  # the pattern has these
        else:
            yield Entity(sort, "", value)


def _values(body: object) -> Iterator[object]:
    if isinstance(body, list):
        yield from body
    elif isinstance(body, dict) and _sort(body) == "other":
        lists = ("ancestors", "descendants", "statuses", "accounts")  # a context, what was found
        if not any(isinstance(body.get(name), list) for name in lists):
            yield body
        for name in lists:
            yield from objects(body, name)
    else:
        yield body


def _sort(value: object) -> Sort:
    if not isinstance(value, dict):
        return "other"
    if "account" in value and ("content" in value or "reblog" in value):
        return "status"
    return "account" if "acct" in value else "other"


def quoted_by(status: Object) -> Object | None:
    """Return the status that a status quotes, where it stands within it.

    Examples
    --------
    >>> quoted_by({"quote": {"state": "accepted", "quoted_status": {"id": "8"}}})
    {'id': '8'}
    """
    quote = status.get("quote")
    if isinstance(quote, dict):
        quote = quote.get("quoted_status", quote)
    return quote if isinstance(quote, dict) and "id" in quote else None


def with_nested(status: Object) -> list[Object]:
    """Return a status, what it passes on and what it quotes."""
    found = [status]
    for one in found:
        if len(found) < MOST_NESTED:
            within = (one.get("reblog"), quoted_by(one))
            found += [each for each in within if isinstance(each, dict)]
    return found
