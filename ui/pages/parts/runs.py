"""Every analysis that was made, and what it was told."""

import json
from dataclasses import asdict
from typing import Any

import streamlit as st

from leylines.graph.network import Parameters
from leylines.queries.routes.newest import parameters_from
from leylines.ui.pages.parts.graph import Graph

_number = st.column_config.NumberColumn
_time = st.column_config.DatetimeColumn


def newest_parameters(graph: Graph) -> Parameters:
    """Return what the newest run was told; the defaults where there is none."""
    runs = graph.ask("newest_run")
    return parameters_from(json.loads(runs[0]["parameters"] or "{}")) if runs else Parameters()


def show_runs(graph: Graph) -> None:
    """Show all complete runs, the newest first."""
    runs = graph.ask("runs")
    st.subheader("Analyses")
    if not runs:
        st.caption("None yet. Analyse what is loaded.")
        return
    newest = runs[0]["id"]
    rows = [
        {**run, "newest": run["id"] == newest, "told": told(json.loads(run["parameters"] or "{}"))}
        for run in runs
    ]
    st.dataframe(
        rows,
        hide_index=True,
        column_order=["newest", "id", "at", "data_until", "persons", "interactions", "told"],
        column_config={
            "newest": st.column_config.CheckboxColumn("Shown", help="All pages go by it."),
            "id": "Run",
            "at": _time("Made (UTC)", format="YYYY-MM-DD HH:mm"),
            "data_until": _time("Data until", format="YYYY-MM-DD"),
            "persons": _number("People", format="localized"),
            "interactions": _number("Interactions", format="localized"),
            "told": st.column_config.TextColumn("Other than usual", width="large"),
        },
    )


def told(parameters: dict[str, Any]) -> str:
    """Say in which parameters a run differs from the usual ones.

    Examples
    --------
    >>> told({"half_life_days": 30.0, "seed": 1})
    'half_life_days 30.0'
    >>> told({})
    ''
    """
    usual, given = asdict(Parameters()), asdict(parameters_from(parameters))
    table = {**usual.pop("table")}
    changed = given.pop("table")
    parts = [f"{name} {value}" for name, value in given.items() if value != usual[name]]
    for kind in sorted({*table, *changed}):
        if changed.get(kind) != table.get(kind):
            entry = changed.get(kind)
            parts.append(f"{kind} {entry['flow']} {entry['weight']:g}" if entry else f"no {kind}")
    return ", ".join(parts)
