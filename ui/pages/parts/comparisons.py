"""Charts that set things side by side."""

from collections.abc import Sequence

import altair as alt
import pandas as pd

from leylines.queries.spread.choice import CHOSEN, Compared
from leylines.ui.canvas.palette import PALETTE
from leylines.ui.pages.parts.people import Row

FIRST, SECOND = PALETTE[0], PALETTE[1]
NAMES = {CHOSEN: "the people chosen"}


def spreads(lists: Sequence[Compared]) -> alt.LayerChart | alt.FacetChart:
    """Draw how many people each list reaches on average, with the interval of that average."""
    frame = pd.DataFrame(
        [
            {"list": NAMES.get(each.name, each.name), "people": len(each.persons),
             "reached": each.spread.mean, "low": each.spread.low, "high": each.spread.high}
            for each in lists
        ]
    )  # fmt: skip
    base = alt.Chart(frame).encode(
        y=alt.Y("list:N", title=None, sort=None, axis=alt.Axis(labelLimit=170)),
        tooltip=[
            alt.Tooltip("list:N", title="List"),
            alt.Tooltip("people:Q", title="Of so many people"),
            alt.Tooltip("reached:Q", title="Reached", format=",.2f"),
            alt.Tooltip("low:Q", title="From", format=",.2f"),
            alt.Tooltip("high:Q", title="To", format=",.2f"),
        ],
    )
    bars = base.mark_bar(size=22).encode(
        x=alt.X("reached:Q", title="People reached"),
        color=alt.condition(
            alt.datum.list == NAMES[CHOSEN], alt.value(FIRST), alt.value(PALETTE[4])
        ),
    )
    interval = base.mark_rule(strokeWidth=2, color="#8c8c8c").encode(x="low:Q", x2="high:Q")
    return alt.layer(bars, interval).properties(height=alt.Step(44))


def side_by_side(
    rows: Sequence[Row], names: tuple[str, str], title: str
) -> alt.LayerChart | alt.FacetChart:
    """Draw two values of each row as two points on one line.

    Parameters
    ----------
    rows : sequence of mappings
        With ``name``, ``first`` and ``second``, either None where it is not known.
    names : (str, str)
        Whose values they are.
    title : str
        What the values are.
    """
    frame = pd.DataFrame(rows, columns=["name", "first", "second"])
    order = list(dict.fromkeys(frame["name"]))
    y = alt.Y("name:N", title=None, sort=order, axis=alt.Axis(labelLimit=170, labelOverlap=False))
    sides = frame.melt("name", ["first", "second"], "side", "value").dropna()
    sides["whose"] = sides["side"].map({"first": f"1 {names[0]}", "second": f"2 {names[1]}"})
    domain = [f"1 {names[0]}", f"2 {names[1]}"]  # numbered, for two may have one name
    line = alt.Chart(frame.dropna()).mark_rule(color="#8c8c8c", strokeWidth=2)
    points = alt.Chart(sides).mark_circle(size=110, opacity=1)
    return alt.layer(
        line.encode(y=y, x=alt.X("first:Q", title=title), x2="second:Q"),
        points.encode(
            y=y,
            x=alt.X("value:Q", title=title),
            color=alt.Color(
                "whose:N", title=None, scale=alt.Scale(domain=domain, range=[FIRST, SECOND]),
                legend=alt.Legend(orient="top", columns=1, labelLimit=300),
            ),
            tooltip=[
                alt.Tooltip("name:N", title="Where"),
                alt.Tooltip("whose:N", title="Whose"),
                alt.Tooltip("value:Q", title=title, format=".2f"),
            ],
        ),
    ).properties(height=alt.Step(28))  # fmt: skip
