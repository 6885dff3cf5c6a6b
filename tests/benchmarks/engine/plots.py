"""The plots of the benchmark, as SVG."""

from pathlib import Path

import altair as alt
import pandas as pd
import table

SERIF = {"font": "sans-serif"}


def compared(records: list[dict]) -> alt.Chart:
    """Draw how many times as long each library takes as ours, for each line and size."""
    rows = []
    mine = {
        (each["edges"], each["line"]): each["seconds"]
        for each in reversed(records)
        if each["library"] == table.OURS and "seconds" in each
    }
    for each in records:
        key = each["edges"], each["line"]
        if "seconds" in each and key in mine and each.get("note") != "differs":
            rows.append(
                {
                    "line": each["line"],
                    "library": table.named(each),
                    "edges": f"{each['edges']:,} edges",
                    "times as long as ours": each["seconds"] / mine[key],
                }
            )
    points = alt.Chart(pd.DataFrame(rows), width=260).mark_point(filled=True, size=45)
    return points.encode(
        x=alt.X("times as long as ours:Q", scale=alt.Scale(type="log")),
        y=alt.Y("line:N", sort=None, title=None),
        color=alt.Color("library:N", scale=alt.Scale(scheme="tableau20")),
        column=alt.Column("edges:N", sort=None, title=None),
    )


def growing(records: list[dict]) -> alt.HConcatChart:
    """Draw time and memory by the number of edges, both on logarithmic scales."""
    rows = pd.DataFrame([each for each in records if "failed" not in each])
    line = alt.Chart(rows, width=260, height=260).mark_line(point=True)
    edges = alt.X("edges:Q", scale=alt.Scale(type="log"), title="edges")
    scale = alt.Scale(type="log")
    return alt.hconcat(
        line.encode(x=edges, y=alt.Y("seconds:Q", scale=scale), color="what:N"),
        line.transform_filter("datum.mebibytes > 0").encode(
            x=edges, y=alt.Y("mebibytes:Q", scale=scale, title="memory, MiB"), color="what:N"
        ),
    )


def save(chart: alt.Chart | alt.HConcatChart, file: Path) -> None:
    """Write a chart as SVG, in a font that every reader has."""
    file.parent.mkdir(parents=True, exist_ok=True)
    chart.configure(**SERIF).save(str(file))
