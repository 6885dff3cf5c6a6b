"""The plots of docs/validity.md, as SVG: the score's lead by predictor, and reliability."""

from pathlib import Path

import altair as alt
import pandas as pd

from leylines.queries.validation import Validation
from leylines.queries.validation.predictors import GLOBAL, SCORE

COLOURS = {"ahead": "#0072b2", "level": "#8c8c8c", "behind": "#d55e00"}


def leads(found: Validation, outcome: str, measure: str) -> alt.Chart | None:
    """Draw the score's lead over each predictor on one outcome, with its interval."""
    rows = [
        {
            "ordered by": row.predictor,
            "lead": row.lead,
            "low": row.lead_low,
            "high": row.lead_high,
            "the score is": row.verdict,
        }
        for row in found.compared
        if (row.outcome, row.measure) == (outcome, measure) and row.predictor not in (SCORE, GLOBAL)
    ]
    if not rows:
        return None
    base = alt.Chart(pd.DataFrame(rows)).encode(
        y=alt.Y("ordered by:N", sort=alt.SortField("lead"), title=None),
        color=alt.Color(
            "the score is:N",
            scale=alt.Scale(domain=list(COLOURS), range=list(COLOURS.values())),
            legend=alt.Legend(orient="bottom"),
        ),
    )
    title = f"score's lead in {measure}"
    points = base.mark_point(filled=True, size=50).encode(x=alt.X("lead:Q", title=title))
    intervals = base.mark_rule().encode(x=alt.X("low:Q", title=title), x2="high:Q")
    nothing = alt.Chart(pd.DataFrame({"x": [0.0]})).mark_rule(strokeDash=[3, 3]).encode(x="x:Q")
    return (nothing + intervals + points).properties(width=320, height=220, title=outcome)


def reliability(found: Validation, name: str) -> alt.Chart:
    """Draw what was said beside what came, on logarithmic scales."""
    least = min(min(each.said, each.came) for each in found.reliability if each.came > 0)
    rows = pd.DataFrame(
        {
            "said": [max(each.said, least / 2) for each in found.reliability],
            "came": [max(each.came, least / 2) for each in found.reliability],
            "low": [max(each.low, least / 2) for each in found.reliability],
            "high": [each.high for each in found.reliability],
        }
    )
    scale = alt.Scale(type="log")
    ends = [least / 2, max(rows["said"].max(), rows["high"].max())]
    line = alt.Chart(pd.DataFrame({"said": ends, "came": ends})).mark_line(
        strokeDash=[3, 3], color="#8c8c8c"
    )
    x = alt.X("said:Q", scale=scale, title="probability said")
    y = alt.Y("came:Q", scale=scale, title="share that came")
    points = alt.Chart(rows).mark_point(filled=True, color="#0072b2").encode(x=x, y=y)
    intervals = (
        alt.Chart(rows)
        .mark_rule(color="#0072b2")
        .encode(x=x, y=alt.Y("low:Q", scale=scale, title="share that came"), y2="high:Q")
    )
    return (line.encode(x=x, y=y) + intervals + points).properties(
        width=280, height=280, title=f"{name}: next hops"
    )


def save(chart: alt.Chart, file: Path) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    chart.save(str(file))
