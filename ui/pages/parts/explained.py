"""A person's score explained: what it is made of, and why it moved, as waterfalls."""

from typing import Any

import streamlit as st

from leylines.graph.store import Store
from leylines.queries.explanation.waterfall import change_steps, waterfall
from leylines.ui.pages.parts import charts
from leylines.ui.pages.parts.arrays import known_of
from leylines.ui.pages.parts.choose import choose
from leylines.ui.pages.parts.graph import Graph
from leylines.ui.pages.parts.people import Row
from leylines.ui.pages.parts.terms import TERMS
from leylines.ui.pages.parts.text import date, plain

SHOWN = 10
TABLES = {
    "persons": "By whose attention",
    "kinds": "By kind",
    "places": "By community it happened in",
    "homes": "By community they are at home in",
}


def show_explanation(graph: Graph, card: Row) -> None:
    """Show what the person's score is made of, everywhere or in a community, and why it moved."""
    st.subheader("What the score is made of", help=TERMS["made of"])
    places = {row["id"]: f"{row['name'] or row['id']} · {row['kind']}" for row in card["standings"]}
    left, right = st.columns(2)
    with left:
        community = choose("In which community (none: everywhere)", "in", places)
    with right:
        runs = graph.ask("runs")[1:]
        since = choose(
            "Why it moved: since which analysis",
            "since",
            {run["id"]: f"{date(run['at'])} · {run['id']}" for run in runs},
        )
    found = explained(graph, card["id"], community)
    if not found["amount"]:
        st.caption("Nobody reacts to this person here.")
    else:
        for tab, name in zip(st.tabs(list(TABLES.values())), TABLES, strict=True):
            with tab:
                _draw(waterfall(found[name], SHOWN), TABLES[name])
    if since:
        show_change(changed(graph, card["id"], community, since))


def explained(graph: Graph, person: str, community: str | None) -> dict[str, Any]:
    """Return what a person's score is made of; kept while the graph stays the same."""
    return _explained(graph.state, person, community, graph.store)


def changed(
    graph: Graph, person: str, community: str | None, since: str, run: str | None = None
) -> dict[str, Any]:
    """Return why a person's score moved since a run or day, up to a run or the newest."""
    return _changed(graph.state, person, community, since, run, graph.store)


def show_change(change: dict[str, Any]) -> None:
    """Show what moved a score, and by how much."""
    st.markdown(
        f"**Since {plain(change['since'])}**: score {change['score_before']:.1f} → "
        f"{change['score_after']:.1f}"
    )
    if change.get("run_knew") != change.get("graph_has"):
        st.caption(
            f"That analysis knew {change['run_knew']:,} interactions; the graph now has "
            f"{change['graph_has']:,} until then, so it may have shown another score."
        )
    _draw(change_steps(change), "What moved it")


def _draw(rows: list[dict[str, Any]], alt: str) -> None:
    st.altair_chart(charts.waterfall(rows, "Sum before the scale to 100"), alt=alt)


@st.cache_data(show_spinner="Explaining …", max_entries=100)
def _explained(state: str, person: str, community: str | None, _store: Store) -> dict[str, Any]:
    return known_of(Graph(_store, state)).explain(person, community)


@st.cache_data(show_spinner="Explaining …", max_entries=100)
def _changed(
    state: str, person: str, community: str | None, since: str, run: str | None, _store: Store
) -> dict[str, Any]:
    of = known_of(Graph(_store, state))
    return (of.as_of(run) if run else of).explain_change(person, community, since)
