"""Options that several commands share."""

from collections.abc import Sequence
from typing import Annotated

import typer

from leylines.graph.errors import SettingsError

Json = Annotated[bool, typer.Option("--json", help="One JSON document instead of tables.")]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="No progress and no remarks.")]
HalfLife = Annotated[
    float | None, typer.Option(min=0.001, help="Days after which an interaction counts half.")
]
Gamma = Annotated[
    float | None,
    typer.Option(min=0, max=1, help="How far a person's attention is shared: 0 not, 1 fully."),
]
Depth = Annotated[
    float | None,
    typer.Option(min=0, max=0.99, help="How much the influence of those influenced counts."),
]
Seed = Annotated[int | None, typer.Option(help="Same data, same seed: same result.")]
Start = Annotated[int, typer.Option(min=0, help="Where random numbers begin.")]
Limit = Annotated[int, typer.Option("--limit", "-n", min=1, help="How many rows at most.")]


def named_values(texts: Sequence[str], option: str) -> dict[str, str]:
    """Return what was typed as ``name=value``.

    Raises
    ------
    SettingsError
        If one is not of that form.

    Examples
    --------
    >>> named_values(["tags=yes", "query=a=b"], "--option")
    {'tags': 'yes', 'query': 'a=b'}
    """
    values = {}
    for text in texts:
        name, equals, value = text.partition("=")
        if not (name and equals):
            raise SettingsError(
                f"{text!r} is not name=value", where=option, cure=f"Write {option} name=value."
            )
        values[name] = value
    return values
