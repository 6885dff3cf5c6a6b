"""What an answer to a LiQL query holds, one by one."""

import re
from collections.abc import Iterator
from typing import Any

from leylines.graph.sources.api_pages import Page
from leylines.graph.sources.api_records import Entity
from leylines.graph.sources.fields import Object

SORTS = ("message", "kudo", "user", "board", "category", "node", "grouphub", "tag", "label")
OF_MESSAGE = re.compile(r"messages?\.id\s*=\s*['\"]?(\d{1,18})\b", re.IGNORECASE)


def entities_of(page: Page) -> Iterator[Entity]:
    """Yield what an answer holds; a tag and a label are ``of`` the message that was asked for.

    Examples
    --------
    >>> answer = {"data": {"list_item_type": "tag", "items": [{"text": "linux"}]}}
    >>> [(e.sort, e.of) for e in entities_of(Page("… WHERE messages.id = '7'", answer))]
    [('tag', '7')]
    """
    data = _data(page.body)
    items = data.get("items") if isinstance(data, dict) else None
    if isinstance(data, dict) and isinstance(items, list):
        found = OF_MESSAGE.search(page.kind)
        for item in items:
            yield _entity(item, data.get("list_item_type"), found[1] if found else "")
    else:
        yield _entity(data, None, "")


def _data(body: Any) -> Any:  # noqa: ANN401 - any JSON
    data = body.get("data") if isinstance(body, dict) else None
    return data if isinstance(data, dict) else body


def _entity(item: Object | Any, sort: Any, of: str) -> Entity:  # noqa: ANN401 - any JSON
    if not isinstance(item, dict):
        return Entity("other", item)
    sort = item.get("type") or sort
    return Entity(sort if sort in SORTS else "other", item, of if sort in ("tag", "label") else "")
