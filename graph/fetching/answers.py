"""Reading the few fields of an answer that fetching itself goes by."""

from datetime import UTC, datetime
from typing import Any

from leylines.graph.errors import FetchError

Object = dict[str, Any]


def objects(body: Any, where: str, *path: str) -> list[Object]:  # noqa: ANN401 - any JSON
    """Return the objects of a list that an answer is, or has at the end of a path.

    Raises
    ------
    FetchError
        If there is no list: then this is another API.

    Examples
    --------
    >>> objects({"list": {"items": [{"id": 1}, None]}}, "items.json", "list", "items")
    [{'id': 1}]
    """
    for name in path:
        body = body.get(name) if isinstance(body, dict) else None
    if not isinstance(body, list):
        raise unlike(where)
    return [each for each in body if isinstance(each, dict)]


def number(value: object) -> int:
    """Return a number, 0 where there is none.

    Examples
    --------
    >>> number("12"), number(12), number(None)
    (12, 12, 0)
    """
    if isinstance(value, str) and value.isascii() and value.isdigit() and len(value) < 25:
        return int(value)
    return value if isinstance(value, int) and not isinstance(value, bool) else 0


def time(value: object) -> datetime | None:
    """Return a time with a zone, or nothing.

    Examples
    --------
    >>> time("2026-03-01T12:00:00.000Z")
    datetime.datetime(2026, 3, 1, 12, 0, tzinfo=datetime.timezone.utc)
    """
    if not isinstance(value, str):
        return None
    try:
        at = datetime.fromisoformat(value)
    except ValueError:
        return None
    return at.astimezone(UTC) if at.tzinfo else None


def unlike(where: str) -> FetchError:
    """Say that an answer is not one of this API."""
    return FetchError(
        "The answer is not what this API would say",
        where=where,
        cure="Is the address that of the named kind of community?",
    )
