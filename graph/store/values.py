"""Values of Neo4j as values of Python: times become aware datetimes in UTC."""

from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from typing import Any

from neo4j.time import Date, DateTime, Time


def _aware(value: DateTime) -> datetime:
    moment = value.to_native()
    return moment.astimezone(UTC) if moment.tzinfo else moment


def _each(values: list[Any]) -> list[Any]:
    return [native(value) for value in values]


def _fields(values: Mapping[str, Any]) -> dict[str, Any]:
    return {name: native(value) for name, value in values.items()}


_NATIVE: Mapping[type, Callable[[Any], Any]] = {
    DateTime: _aware,
    Date: Date.to_native,
    Time: Time.to_native,
    list: _each,
    dict: _fields,
}


def native(value: Any) -> Any:  # noqa: ANN401 - whatever a query returns
    """Return a value with Neo4j's times in it, at any depth, as Python's.

    Nodes, relationships, paths and durations stay the driver's objects.

    Examples
    --------
    >>> native([DateTime(2024, 2, 29, 12, 0, 0), 7])
    [datetime.datetime(2024, 2, 29, 12, 0), 7]
    """
    convert = _NATIVE.get(type(value))
    return convert(value) if convert else value
