"""Accounts that may be one person's, side by side, to be accepted, declined and undone."""

from collections.abc import Callable, Sequence

import streamlit as st

from leylines.graph.errors import LeylinesError
from leylines.graph.persons import accept, decline, this_user, undo
from leylines.queries.persons import acceptable, suggest
from leylines.ui.pages.parts import choose
from leylines.ui.pages.parts.candidate import show_candidate
from leylines.ui.pages.parts.graph import Graph
from leylines.ui.pages.parts.people import Row
from leylines.ui.pages.parts.show import show_page
from leylines.ui.pages.parts.terms import TERMS
from leylines.ui.pages.parts.text import plain

SURE = 0.95
TROUBLE = "why it was not decided"
SHOWN = 20
STATES = {
    "suggested": "To review",
    "accepted": "Accepted",
    "declined": "Declined",
    "undone": "Undone",
}
NONE = {
    "suggested": "Nothing to review: no suggestion, or none that fits.",
    "accepted": "No accounts are held together by a link yet.",
    "declined": "Nothing was declined.",
    "undone": "Nothing was undone.",
}


def content(graph: Graph) -> None:
    """Show the links of the state that the address names."""
    st.title("Accounts")
    st.caption(
        "Which accounts on several networks are one person's. Nothing is merged unless somebody "
        "says so, and every merge can be undone. It counts from the next `leylines analyse` on."
    )
    if trouble := st.session_state.pop(TROUBLE, None):
        st.error(plain(trouble), icon=":material/error:")
    _counts(graph)
    _search(graph)
    state = choose.one_of("Show", "state", STATES)
    network, sure = st.columns(2, vertical_alignment="bottom")
    with network:
        chosen = choose.choose("Only with an account on", "network", _networks(graph))
    with sure:
        least = choose.number("At least this sure, in percent", "sure", 0, 100, 0, step=5)
    rows = graph.ask(
        "links",
        states=[state],
        networks=[chosen] if chosen else [],
        min_confidence=least / 100,
        limit=SHOWN + 1,
    )
    if state == "suggested":
        _accept_sure(graph)
    for row in rows[:SHOWN]:
        show_candidate(graph, row)
        _buttons(graph, row)
    if not rows:
        st.info(NONE[state], icon=":material/inbox:")
    elif len(rows) > SHOWN:
        st.caption(f"The surest {SHOWN} are shown. There are more below them.")


def _counts(graph: Graph) -> None:
    counts = {row["state"]: row for row in graph.ask("link_counts")}
    for column, (state, label) in zip(st.columns(len(STATES)), STATES.items(), strict=True):
        row = counts.get(state, {"links": 0, "by_name_only": 0})
        note = f"{row['by_name_only']:,} by names only" if row["by_name_only"] else None
        column.metric(
            label, f"{row['links']:,}", note, delta_color="off", delta_arrow="off", border=True,
            height="stretch",
        )  # fmt: skip


def _search(graph: Graph) -> None:
    if st.button("Look for accounts of one person", icon=":material/person_search:"):
        with st.spinner("Comparing accounts …"):
            suggest(graph.store)
        st.rerun()


def _networks(graph: Graph) -> dict[str, str]:
    return {row["id"]: str(row["name"] or row["id"]) for row in graph.ask("networks")}


def _accept_sure(graph: Graph) -> None:
    sure = acceptable(graph.store, SURE)
    if sure:
        label = f"Accept all that are at least {SURE:.0%} sure ({len(sure):,})"
        _act(graph, label, ":material/done_all:", accept, sure, help=TERMS["sure"])


def _buttons(graph: Graph, row: Row) -> None:
    link = [row["id"]]
    with st.container(horizontal=True):
        if row["state"] == "accepted":
            _act(graph, "Undo", ":material/undo:", undo, link)
            return
        _act(graph, "One person", ":material/check:", accept, link)
        if row["state"] != "declined":
            _act(graph, "Two people", ":material/close:", decline, link)


def _act(
    graph: Graph,
    label: str,
    icon: str,
    act: Callable[..., object],
    links: Sequence[str],
    *,
    help: str | None = None,
) -> None:
    key = f"{label} {links[0]}" if len(links) == 1 else label

    def decide() -> None:
        try:
            act(graph.store, links, by=this_user())
        except LeylinesError as error:
            st.session_state[TROUBLE] = str(error)

    # As a callback: it is done before the page runs again, however soon the next click comes.
    st.button(label, icon=icon, key=key, help=help, on_click=decide)


if __name__ == "__main__":
    show_page(content, before_analysis=True)
