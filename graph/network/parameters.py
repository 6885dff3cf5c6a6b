"""What an analysis can be told: one frozen record that travels with the run."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from importlib.resources import files
from pathlib import Path
from typing import Literal

from leylines.graph.errors import SettingsError
from leylines.graph.model import KINDS

Flow = Literal["to actor", "to target"]


@dataclass(frozen=True, slots=True)
class KindInfluence:
    """Which way influence flows for a kind of interaction, and how much one counts."""

    flow: Flow
    weight: float


def read_influence_table(file: Path | None = None) -> Mapping[str, KindInfluence]:
    """Read an influence table (TOML), or the one that comes with Leylines.

    Raises
    ------
    SettingsError
        If the file cannot be read, names an unknown kind, or a flow or weight that cannot be.

    Examples
    --------
    >>> read_influence_table()["ANSWERED"]
    KindInfluence(flow='to target', weight=2.0)
    """
    where = str(file) if file else "influence_table.toml"
    try:
        text = (
            file.read_text(encoding="utf-8")
            if file
            else files("leylines.graph.network").joinpath("influence_table.toml").read_text("utf-8")
        )
        document = tomllib.loads(text)
    except (OSError, ValueError) as error:
        raise SettingsError(
            f"The influence table cannot be read: {error}", where=where, cure="Mend the file."
        ) from error
    return {kind: _entry(kind, entry, where) for kind, entry in document.items()}


def influence_table_text(table: Mapping[str, KindInfluence]) -> str:
    """Return an influence table as TOML that :func:`read_influence_table` reads.

    Examples
    --------
    >>> print(influence_table_text({"LIKED": KindInfluence("to actor", 0.5)}))
    [LIKED]
    flow = "to actor"
    weight = 0.5
    <BLANKLINE>
    """
    entries = (
        f'[{kind}]\nflow = "{entry.flow}"\nweight = {entry.weight!r}\n'
        for kind, entry in table.items()
    )
    return "\n".join(entries)


def _entry(kind: str, entry: object, where: str) -> KindInfluence:
    if kind not in KINDS:
        raise SettingsError(f"Unknown kind {kind!r}", where=where, cure=f"Use {', '.join(KINDS)}.")
    match entry:
        case {"flow": ("to actor" | "to target") as flow, "weight": float() | int() as weight} if (
            weight >= 0
        ):
            return KindInfluence(flow, float(weight))
    raise SettingsError(
        f"[{kind}] needs flow and weight",
        where=where,
        cure='Write flow = "to actor" or "to target", and a weight of 0 or more.',
    )


@dataclass(frozen=True, slots=True)
class Parameters:
    """What a run was told. The defaults are what ``leylines analyse`` uses.

    Attributes
    ----------
    table : mapping of str to KindInfluence
        The influence table; a kind that is not in it carries no influence.
    half_life_days : float
        After so many days an interaction counts half.
    window_days : float
        How far back contents and activity count for the probability of a reaction.
    until : int or None
        Leave out what is later (milliseconds since 1970); none: the newest interaction's time.
    gamma : float
        How much of a person's attention is shared among those who reach it: 0 not, 1 fully.
    depth : float
        How much the influence of those one influences counts: β × the largest direct score; below
        1.
    strong_percentile : float
        From this percentile on a standing counts as strong.
    bootstrap : int
        Replicates for the intervals of scores.
    seed : int
    """

    table: Mapping[str, KindInfluence] = field(default_factory=read_influence_table)
    half_life_days: float = 90.0
    window_days: float = 365.0
    until: int | None = None
    gamma: float = 0.25
    depth: float = 0.5
    strong_percentile: float = 80.0
    bootstrap: int = 100
    seed: int = 1
