"""Where a view comes from: enough to make it again, and to say by what it was found."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any


@dataclass(frozen=True, slots=True)
class Origin:
    """How a view was made.

    Attributes
    ----------
    builder : str
        The name of what built it: a kind of named view, or another question of the explorer.
    parameters : tuple of (str, str or int)
        What the builder was told.
    run, seed, settings, versions, data_until
        The run that everything in the view goes by: its id, its seed, its parameters and the
        versions of its programs as JSON, and the time of the newest interaction that it knew.
    """

    builder: str
    parameters: tuple[tuple[str, str | int], ...] = ()
    run: str = ""
    seed: int | None = None
    settings: str = "{}"
    versions: str = "{}"
    data_until: str = ""


def origin_of(
    ask: Callable[..., Sequence[Mapping[str, Any]]],
    builder: str,
    parameters: Mapping[str, str | int],
) -> Origin:
    """Return the origin of a view that is built now, by the newest run.

    Parameters
    ----------
    ask : callable
        Asks a named question.
    builder : str
    parameters : mapping of str to str or int
        What the builder is told.

    Examples
    --------
    >>> origin_of(lambda name: [], "overview", {"limit": 40})
    Origin(builder='overview', parameters=(('limit', 40),), run='', seed=None, settings='{}',
    versions='{}', data_until='')
    """
    given = tuple(parameters.items())
    found = ask("newest_run")
    if not found:
        return Origin(builder, given)
    run = found[0]
    until = run["data_until"]
    return Origin(
        builder,
        given,
        run["id"],
        run["seed"],
        run["parameters"] or "{}",
        run["versions"] or "{}",
        _utc(until) if isinstance(until, datetime) else "",
    )


def _utc(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat().replace("+00:00", "Z")
