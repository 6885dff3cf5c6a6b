"""The time range at the side of every page: what happened in it is shown, scores are the run's."""

from dataclasses import replace
from datetime import date

import streamlit as st

from leylines.ui.pages.parts.graph import Graph
from leylines.ui.pages.parts.period import Period
from leylines.ui.pages.parts.places import place
from leylines.ui.pages.parts.terms import TERMS
from leylines.ui.pages.parts.text import date as day_of
from leylines.ui.pages.parts.text import plain

KEPT = "the period"
"""Where a session keeps it: an address that is followed from page to page does not have it."""

SLIDER = "chosen period"
ADDRESS, BETWEEN = "days", ".."
"""Its parameter in the address: ``days=2026-01-01..2026-01-31``."""

Days = tuple[date, date]


def in_period(graph: Graph) -> Graph:
    """Let the time range be chosen, say what it limits, and return the graph limited to it."""
    span = graph.ask("time_span")
    if not span or span[0]["first"].date() == span[0]["last"].date():
        return graph
    whole = span[0]["first"].date(), span[0]["last"].date()
    chosen = _choose(whole)
    if chosen == whole:
        return graph
    period = Period(*(f"{day:%Y-%m-%d}" for day in chosen))
    limited = replace(graph, period=period)
    _tell(limited, period)
    return limited


def _choose(whole: Days) -> Days:
    kept: Days | None = st.session_state.get(KEPT)
    st.session_state[SLIDER] = _within(_asked(whole) or kept or whole, whole)
    _note(whole)
    with st.sidebar:
        st.slider(
            "Time", *whole, key=SLIDER, format="YYYY-MM-DD", help=TERMS["period"],
            on_change=_note, args=(whole,),
        )  # fmt: skip
    chosen: Days = st.session_state[SLIDER]
    return chosen


def _asked(whole: Days) -> Days | None:
    """Return what the address asks for, an end that it lacks being that of all time."""
    asked = st.query_params.get(ADDRESS)
    if not asked:
        return None
    first, _, last = asked.partition(BETWEEN)
    try:
        since, until = (
            date.fromisoformat(day) if day else end
            for day, end in zip((first, last), whole, strict=True)
        )
    except ValueError:
        st.warning(
            f"{plain(asked)} is no time. Days are written 2026-01-01{BETWEEN}2026-01-31.",
            icon=":material/error:",
        )
        return None
    return (since, until) if since <= until else (until, since)


def _within(days: Days, whole: Days) -> Days:
    since, until = (min(max(day, whole[0]), whole[1]) for day in days)
    return since, until


def _note(whole: Days) -> None:
    """Write what is chosen into the address and keep it for the next page."""
    chosen = st.session_state[SLIDER]
    st.session_state[KEPT] = None if chosen == whole else chosen
    if chosen == whole:
        st.query_params.pop(ADDRESS, None)
    else:
        st.query_params[ADDRESS] = BETWEEN.join(f"{day:%Y-%m-%d}" for day in chosen)


def _forget() -> None:
    st.session_state.pop(KEPT, None)
    st.query_params.pop(ADDRESS, None)


def _tell(graph: Graph, period: Period) -> None:
    counts = graph.ask("activity_in_a_period")[0]
    run = graph.ask("newest_run")
    until = day_of(run[0]["data_until"]) if run else period.until
    with st.container(border=True):
        st.markdown(
            f":material/date_range: **{period.since} to {period.until}**: "
            f"{counts['interactions']:,} interactions of {counts['people']:,} people in "
            f"{counts['communities']:,} communities. Evidence, timelines, growth and counts are "
            "of these days."
            + (f" Scores and routes are of the analysis of all until {until}." if run else "")
        )
        with st.container(horizontal=True, vertical_alignment="center"):
            st.button("Show all the time", icon=":material/restart_alt:", on_click=_forget)
            if period.until < until:
                _offer_scores(graph, period)


def _offer_scores(graph: Graph, period: Period) -> None:
    """Lead to what moved since, and say how to have scores as of the period's last day."""
    runs = {day_of(row["data_until"]): row["id"] for row in reversed(graph.ask("runs"))}
    st.page_link(
        place("compare"),
        label=f"Who has moved since {period.until}",
        icon=":material/compare_arrows:",
        query_params={"what": "runs", "since": runs.get(period.until, period.until)},
    )
    with st.popover(f"Scores as of {period.until}", icon=":material/help:"):
        st.markdown("Analyse what was known by then; the pages then show that analysis.")
        st.code(f"leylines analyse --until {period.until}T23:59:59", language="shell")
