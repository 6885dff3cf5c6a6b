"""What the newest run found, in plain sentences."""

from collections.abc import Mapping, Sequence
from typing import Any

Row = Mapping[str, Any]


def findings(
    communities: Sequence[Row], reaches: Sequence[Row], heroes: Sequence[Row], guests: Sequence[Row]
) -> list[str]:
    """Return what is worth knowing first, a sentence each, as plain text.

    Parameters
    ----------
    communities, reaches, heroes, guests : sequence of mappings
        The answers of ``communities`` (the largest declared ones), ``who_reaches_whom``,
        ``local_heroes`` and ``visiting_celebrities``.

    Examples
    --------
    >>> garden = dict(name="Garden", correlation=0.3, low=-0.2, high=0.8)
    >>> findings([garden], [], [], [])
    ['A good name everywhere says least about one in Garden: the two standings correlate at 0.30
    (90 % interval -0.20 to 0.80).']
    """
    said = []
    known = [row for row in communities if row["correlation"] is not None]
    if known:
        least = min(known, key=lambda row: float(row["correlation"]))
        said.append(
            f"A good name everywhere says least about one in {least['name']}: the two standings "
            f"correlate at {least['correlation']:.2f} (90 % interval {least['low']:.2f} to "
            f"{least['high']:.2f})."
        )
    if heroes:
        first = heroes[0]
        said.append(
            f"A global list would miss {first['name']}: percentile {first['percentile']:.0f} in "
            f"{first['community_name']}, {first['global_percentile']:.0f} everywhere."
        )
    if guests:
        first = guests[0]
        said.append(
            f"{first['name']} is a visiting celebrity in {first['community_name']}: percentile "
            f"{first['global_percentile']:.0f} everywhere, {first['percentile']:.0f} there."
        )
    across = [row for row in reaches if row["source"] != row["target"]]
    if across:
        first = max(across, key=lambda row: float(row["low"]))  # what is surest, not luckiest
        said.append(
            f"{first['source_name']} reaches {first['target_name']} most: "
            f"{first['share']:.0%} of the influence arriving there (90 % interval "
            f"{first['low']:.0%} to {first['high']:.0%})."
        )
    return said
