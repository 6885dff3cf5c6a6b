"""What the newest run found, in plain sentences, each with the question that proves it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

Row = Mapping[str, Any]


@dataclass(frozen=True)
class Finding:
    """A sentence, as plain text, and the named question whose answer it is."""

    said: str
    question: str


def findings(
    communities: Sequence[Row], reaches: Sequence[Row], heroes: Sequence[Row], guests: Sequence[Row]
) -> Iterator[Finding]:
    """Give what is worth knowing first.

    Parameters
    ----------
    communities, reaches, heroes, guests : sequence of mappings
        The answers of ``communities`` (the largest declared ones), ``who_reaches_whom``,
        ``local_heroes`` and ``visiting_celebrities``.

    Examples
    --------
    >>> garden = dict(name="Garden", correlation=0.3, low=-0.2, high=0.8)
    >>> for finding in findings([garden], [], [], []):
    ...     print(f"{finding.said} ({finding.question})")
    A good name everywhere says least about one in Garden: the two standings correlate at 0.30
    (90 % interval -0.20 to 0.80). (communities)
    """
    known = [row for row in communities if row["correlation"] is not None]
    if known:
        least = min(known, key=lambda row: float(row["correlation"]))
        yield Finding(
            f"A good name everywhere says least about one in {least['name']}: the two standings "
            f"correlate at {least['correlation']:.2f} (90 % interval {least['low']:.2f} to "
            f"{least['high']:.2f}).",
            "communities",
        )
    for first in heroes[:1]:
        yield Finding(
            f"A global list would miss {first['name']}: percentile {first['percentile']:.0f} in "
            f"{first['community_name']}, {first['global_percentile']:.0f} everywhere.",
            "local_heroes",
        )
    for first in guests[:1]:
        yield Finding(
            f"{first['name']} is a visiting celebrity in {first['community_name']}: percentile "
            f"{first['global_percentile']:.0f} everywhere, {first['percentile']:.0f} there.",
            "visiting_celebrities",
        )
    across = [row for row in reaches if row["source"] != row["target"]]
    if across:
        first = max(across, key=lambda row: float(row["low"]))  # what is surest, not luckiest
        yield Finding(
            f"{first['source_name']} reaches {first['target_name']} most: "
            f"{first['share']:.0%} of the influence arriving there (90 % interval "
            f"{first['low']:.0%} to {first['high']:.0%}).",
            "who_reaches_whom",
        )
