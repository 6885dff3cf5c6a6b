"""The charts of the pages."""

from collections.abc import Mapping, Sequence
from typing import Any

import altair as alt
import pandas as pd

from leylines.ui.canvas.palette import PALETTE, QUADRANTS

Row = Mapping[str, Any]


def quadrants(rows: Sequence[Row], strong: float) -> alt.LayerChart | alt.FacetChart:
    """Draw each person by standing everywhere (across) and here (up).

    Parameters
    ----------
    rows : sequence of mappings
        The answer of ``top_people``.
    strong : float
        From this percentile on a standing counts as strong.
    """
    columns = ["id", "name", "score", "percentile", "global_percentile", "lift", "quadrant"]
    people = pd.DataFrame(rows, columns=columns)
    scale = alt.Scale(domain=[0, 100], nice=False, padding=6)
    chosen = alt.selection_point(name="person", fields=["id"])
    points = (
        alt.Chart(people)
        .mark_circle(opacity=0.75)
        .encode(
            x=alt.X("global_percentile:Q", title="Standing everywhere (percentile)", scale=scale),
            y=alt.Y("percentile:Q", title="Standing here (percentile)", scale=scale),
            size=alt.Size("score:Q", legend=None, scale=alt.Scale(range=[20, 260])),
            color=alt.Color(
                "quadrant:N",
                title=None,
                scale=alt.Scale(domain=list(QUADRANTS), range=list(QUADRANTS.values())),
                legend=alt.Legend(orient="top", columns=2),
            ),
            tooltip=[
                alt.Tooltip("name:N", title="Name"),
                alt.Tooltip("score:Q", title="Score", format=".1f"),
                alt.Tooltip("percentile:Q", title="Here", format=".1f"),
                alt.Tooltip("global_percentile:Q", title="Everywhere", format=".1f"),
                alt.Tooltip("lift:Q", title="Lift", format="+.1f"),
            ],
        )
        .add_params(chosen)
    )
    line: Any = {"color": "#8c8c8c", "strokeDash": [4, 4]}
    edge = pd.DataFrame({"at": [strong]})
    across = alt.Chart(edge).mark_rule(**line).encode(y="at:Q")
    up = alt.Chart(edge).mark_rule(**line).encode(x="at:Q")
    return alt.layer(across, up, points).properties(height=430)


def correlations(rows: Sequence[Row]) -> alt.LayerChart | alt.FacetChart:
    """Draw each community's correlation of local and global standing, with its interval."""
    known = [row for row in rows if row["correlation"] is not None]
    frame = pd.DataFrame(known, columns=["name", "network", "correlation", "low", "high"])
    order = list(dict.fromkeys(frame.sort_values("correlation")["name"]))
    base = alt.Chart(frame).encode(
        y=alt.Y(
            "name:N", title=None, sort=order, axis=alt.Axis(labelLimit=170, labelOverlap=False)
        ),
        tooltip=[
            alt.Tooltip("name:N", title="Community"),
            alt.Tooltip("correlation:Q", title="Correlation", format=".2f"),
            alt.Tooltip("low:Q", title="From", format=".2f"),
            alt.Tooltip("high:Q", title="To", format=".2f"),
        ],
    )
    left = min(0.0, float(frame["low"].min()) if len(frame) else 0.0)
    scale = alt.Scale(domain=[left, 1.0])
    title = "Correlation"
    bars = base.mark_rule(strokeWidth=3, color=PALETTE[4]).encode(
        x=alt.X("low:Q", title=title, scale=scale), x2="high:Q"
    )
    dots = base.mark_circle(size=80, opacity=1, color=PALETTE[0]).encode(
        x=alt.X("correlation:Q", title=title, scale=scale)
    )
    return alt.layer(bars, dots).properties(height=alt.Step(26))


def growth(rows: Sequence[Row]) -> alt.LayerChart | alt.FacetChart:
    """Draw how many people were active in each month, and how many of them were new."""
    frame = pd.DataFrame(rows, columns=["month", "interactions", "people", "newcomers"])
    # A month in which nothing happened is no row of the answer, and yet a place on the axis.
    months = pd.period_range(frame["month"].min(), frame["month"].max(), freq="M").astype(str)
    frame = frame.set_index("month").reindex(months, fill_value=0).rename_axis("month")
    tooltip = [
        alt.Tooltip("month:O", title="Month"),
        alt.Tooltip("people:Q", title="People active"),
        alt.Tooltip("newcomers:Q", title="New"),
        alt.Tooltip("interactions:Q", title="Interactions"),
    ]
    base = alt.Chart(frame.reset_index()).encode(
        x=alt.X("month:O", title=None, axis=alt.Axis(labelAngle=0, labelOverlap="greedy")),
        tooltip=tooltip,
    )
    bars = base.mark_bar(color=PALETTE[4], width=alt.RelativeBandSize(0.7)).encode(
        y=alt.Y("newcomers:Q", title="People")
    )
    line = base.mark_line(color=PALETTE[0], point=True).encode(y=alt.Y("people:Q", title="People"))
    return alt.layer(bars, line).properties(height=260)


def waterfall(rows: Sequence[Row], title: str) -> alt.LayerChart | alt.FacetChart:
    """Draw parts that add up, each bar from where the one above it ends.

    Parameters
    ----------
    rows : sequence of mappings
        With ``name``, ``amount`` and ``so_far``, in their order.
    title : str
        What the amounts are.
    """
    frame = pd.DataFrame(rows, columns=["name", "amount", "so_far"])
    frame["from"] = frame["so_far"] - frame["amount"]
    frame["place"] = [f"{place} {name}" for place, name in enumerate(frame["name"])]
    frame["way"] = ["up" if amount >= 0 else "down" for amount in frame["amount"]]
    label = "slice(datum.value, indexof(datum.value, ' ') + 1)"  # two may have one name
    bars = (
        alt.Chart(frame)
        .mark_bar()
        .encode(
            y=alt.Y(
                "place:N", title=None, sort=None, axis=alt.Axis(labelExpr=label, labelLimit=170)
            ),
            x=alt.X("from:Q", title=title),
            x2="so_far:Q",
            color=alt.Color(
                "way:N",
                legend=None,
                scale=alt.Scale(domain=["up", "down"], range=[PALETTE[0], PALETTE[1]]),
            ),
            tooltip=[
                alt.Tooltip("name:N", title="Part"),
                alt.Tooltip("amount:Q", title="Amount", format="+.4f"),
                alt.Tooltip("so_far:Q", title="So far", format=".4f"),
            ],
        )
    )
    return alt.layer(bars).properties(height=alt.Step(24))


def standings(rows: Sequence[Row], everywhere: float | None) -> alt.LayerChart | alt.FacetChart:
    """Draw a person's percentile in each community beside the one everywhere."""
    frame = pd.DataFrame(rows, columns=["name", "percentile", "lift", "quadrant"])
    frame["everywhere"] = everywhere
    # In layers Vega does not sort by another axis.
    order = list(dict.fromkeys(frame.sort_values("percentile", ascending=False)["name"]))
    scale = alt.Scale(domain=[0, 100])
    base = alt.Chart(frame).encode(
        y=alt.Y(
            "name:N", title=None, sort=order, axis=alt.Axis(labelLimit=150, labelOverlap=False)
        ),
        tooltip=[
            alt.Tooltip("name:N", title="Community"),
            alt.Tooltip("percentile:Q", title="Here", format=".1f"),
            alt.Tooltip("everywhere:Q", title="Everywhere", format=".1f"),
        ],
    )
    line = base.mark_rule(color="#8c8c8c", strokeWidth=2).encode(
        x=alt.X("everywhere:Q", title="Percentile", scale=scale), x2="percentile:Q"
    )
    globe = base.mark_tick(color="#8c8c8c", thickness=3, size=16).encode(
        x=alt.X("everywhere:Q", title="Percentile", scale=scale)
    )
    local = base.mark_circle(size=120, opacity=1).encode(
        x=alt.X("percentile:Q", title="Percentile", scale=scale),
        color=alt.Color(
            "quadrant:N",
            title=None,
            scale=alt.Scale(domain=list(QUADRANTS), range=list(QUADRANTS.values())),
            legend=alt.Legend(orient="top", columns=1),
        ),
    )
    return alt.layer(line, globe, local).properties(height=alt.Step(30))
