"""Colours that people with any kind of colour vision can tell apart.

Source: M. Okabe and K. Ito, "Color Universal Design", 2008; black is left to the text, and
yellow is darkened to be seen on white.
"""

from collections.abc import Iterable, Mapping

PALETTE = ("#0072b2", "#e69f00", "#009e73", "#cc79a7", "#56b4e9", "#d55e00", "#b8a800", "#6a4c93")
"""In the order in which they are given out."""

OTHER = "#8c8c8c"
"""For everything that gets no colour of its own."""

QUADRANTS: Mapping[str, str] = {
    "strong in both": "#0072b2",
    "local hero": "#d55e00",
    "visiting celebrity": "#e69f00",
    "the rest": OTHER,
}


def colours(names: Iterable[str]) -> dict[str, str]:
    """Give each of the first names a colour of its own, and grey to those after them.

    Examples
    --------
    >>> colours(["physics", "cooking", "physics"])
    {'physics': '#0072b2', 'cooking': '#e69f00'}
    """
    distinct = list(dict.fromkeys(names))
    return {
        name: PALETTE[place] if place < len(PALETTE) else OTHER
        for place, name in enumerate(distinct)
    }
