"""Two analyses side by side: who moved most, why, and what the two were told differently."""

import json
from collections.abc import Sequence
from datetime import date
from typing import Any

import streamlit as st

from leylines.graph.store import Store
from leylines.queries.analysis.differences import parameters_that_differ
from leylines.ui.pages.parts import choose
from leylines.ui.pages.parts.arrays import known_of
from leylines.ui.pages.parts.explained import changed, show_change
from leylines.ui.pages.parts.graph import Graph
from leylines.ui.pages.parts.people import Row, table
from leylines.ui.pages.parts.places import go
from leylines.ui.pages.parts.terms import TERMS
from leylines.ui.pages.parts.text import date as day_of
from leylines.ui.pages.parts.text import plain

MOVERS = 100

_number = st.column_config.NumberColumn
COLUMNS = {
    "before": _number("Score before", format="%.1f", help=TERMS["score"]),
    "after": _number("Score after", format="%.1f", help=TERMS["score"]),
    "change": _number("Change", format="%+.1f"),
    "rank_before": _number("Rank before"),
    "rank_after": _number("Rank after"),
}


def show_runs(graph: Graph) -> None:
    """Show the two runs that the address names; an earlier day may stand for the first."""
    runs = graph.ask("runs")
    left, right = st.columns(2, gap="large")
    with right:
        later = choose.choose("Later analysis (none: the newest)", "run", _called(runs))
    after = next((row for row in runs if row["id"] == later), runs[0])
    with left:
        since = choose.choose(
            "Earlier analysis, or a day", "since", _earlier(runs, after), help=TERMS["moved"]
        )
    if since is None:
        st.caption(
            "Choose an earlier analysis. Where there is none, a month's beginning will do: the "
            "later analysis is then made again from what was known before it."
        )
        return
    before = next((row for row in runs if row["id"] == since), None)
    _parameters(before, after)
    _movers(graph, since, after["id"])


def _called(runs: Sequence[Row]) -> dict[str, str]:
    return {row["id"]: f"until {day_of(row['data_until'])} · {row['id']}" for row in runs}


def _earlier(runs: Sequence[Row], after: Row) -> dict[str, str]:
    """Return the other runs, the beginnings of months before the run's end, and an asked day."""
    others = _called([row for row in runs if row["id"] != after["id"]])
    end = after["data_until"].date()
    months = [date(end.year + (end.month - 1 - n) // 12, (end.month - 1 - n) % 12 + 1, 1)
              for n in range(24)]  # fmt: skip
    days = [f"{month:%Y-%m-%d}" for month in months]
    asked = st.query_params.get("since", "")
    if _is_day(asked) and asked not in days:
        days.insert(0, asked)
    return others | {day: f"what was known before {day}" for day in days}


def _is_day(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def _parameters(before: Row | None, after: Row) -> None:
    st.subheader("What the two were told")
    if before is None:
        st.caption("The same: only the day differs up to which interactions count.")
        return
    told = [json.loads(run["parameters"] or "{}") for run in (before, after)]
    rows = parameters_that_differ(*told)
    rows += [
        {"name": name, "first": before[key], "second": after[key]}
        for name, key in (("data until", "data_until"), ("interactions", "interactions"))
        if before[key] != after[key]
    ]
    if not rows:
        st.caption("The same, of the same data.")
        return
    st.dataframe(
        [{name: _said(value) for name, value in row.items()} for row in rows],
        hide_index=True,
        column_config={"name": "What", "first": "Earlier", "second": "Later"},
    )


def _said(value: object) -> str:
    if value is None:
        return "not given"
    return day_of(value) if hasattr(value, "isoformat") else str(value)


def _movers(graph: Graph, since: str, run: str) -> None:
    st.subheader("Who moved most", help=TERMS["moved"])
    community = choose.choose(
        "In which community (none: everywhere)", "community", choose.communities(graph)
    )
    rows = _moved(graph.state, community, since, run, graph.store)
    if not rows:
        st.caption("Nobody has a score in either.")
        return
    st.caption("Select a row to see what moved the person.")
    columns = ("name", "change", "before", "after", "rank_before", "rank_after")
    row = table(rows, columns, f"movers {community} {since} {run}", labels=COLUMNS)
    if row is None:
        return
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(f"**{plain(row['name'] or row['id'])}**", width="stretch", help=TERMS["cause"])
        if st.button("Open this person", icon=":material/person:"):
            go("person", person=row["id"])
    show_change(changed(graph, row["id"], community, since, run))


@st.cache_data(show_spinner="Comparing …", max_entries=50)
def _moved(
    state: str, community: str | None, since: str, run: str, _store: Store
) -> list[dict[str, Any]]:
    of = known_of(Graph(_store, state)).as_of(run)
    return of.movers(community, since, MOVERS)
