"""What two runs were told differently."""

from collections.abc import Iterator, Mapping
from typing import Any


def parameters_that_differ(
    first: Mapping[str, Any], second: Mapping[str, Any]
) -> list[dict[str, Any]]:
    """Return the parameters that two runs do not share.

    Parameters
    ----------
    first, second : mapping
        What each run recorded. One that a run did not know is None in it.

    Returns
    -------
    list of dict
        ``name``, ``first`` and ``second``; within the influence table a name as
        ``table.LIKED.weight``.

    Examples
    --------
    >>> parameters_that_differ({"gamma": 0.25, "table": {"LIKED": {"weight": 1.0}}},
    ...                        {"gamma": 0.25, "table": {"LIKED": {"weight": 0.5}}})
    [{'name': 'table.LIKED.weight', 'first': 1.0, 'second': 0.5}]
    """
    sides = [dict(_flat(values)) for values in (first, second)]
    return [
        {"name": name, "first": sides[0].get(name), "second": sides[1].get(name)}
        for name in sorted({**sides[0], **sides[1]})
        if sides[0].get(name) != sides[1].get(name)
    ]


def _flat(values: Mapping[str, Any], before: str = "") -> Iterator[tuple[str, Any]]:
    for name, value in values.items():
        if isinstance(value, Mapping):
            yield from _flat(value, f"{before}{name}.")
        else:
            yield f"{before}{name}", value
