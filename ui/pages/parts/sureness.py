"""How sure it is that a detected group is there, and that a person belongs to it."""

from collections.abc import Mapping
from typing import Any

from leylines.ui.canvas import percent

STABLE, DOUBTFUL = 0.75, 0.6
"""From the one on a group is called stable; below the other it should not be trusted."""


def stability_words(row: Mapping[str, Any]) -> str:
    """Say how well a detected community is found again; nothing of a declared one.

    Examples
    --------
    >>> stability_words(
    ...     {"stability": 0.8, "seed_stability": 0.9, "resolution_stability": 0.5})
    'Found again: 0.80 with interactions drawn anew (stable), 0.90 with other seeds, 0.50 coarser \
and finer.'
    """
    found = row["stability"]
    if found is None:
        return ""
    sure = "stable" if found >= STABLE else "in doubt" if found >= DOUBTFUL else "not to be trusted"
    return (
        f"Found again: {found:.2f} with interactions drawn anew ({sure}), "
        f"{row['seed_stability']:.2f} with other seeds, "
        f"{row['resolution_stability']:.2f} coarser and finer."
    )


def consensus_words(card: Mapping[str, Any]) -> str:
    """Say how often a person is found in its detected community again.

    Examples
    --------
    >>> consensus_words({"detected_consensus": 0.8})
    ', also in 80% of the divisions of interactions drawn anew'
    """
    found = card["detected_consensus"]
    if found is None:
        return ""
    return f", also in {percent(found)} of the divisions of interactions drawn anew"
