"""A person: both standings, whom they influence, who influences them, and what proves it."""

import streamlit as st

from leylines.ui.pages.parts import choose
from leylines.ui.pages.parts.charts import standings
from leylines.ui.pages.parts.evidence import show_evidence
from leylines.ui.pages.parts.explained import show_explanation
from leylines.ui.pages.parts.graph import Graph
from leylines.ui.pages.parts.network import show_network
from leylines.ui.pages.parts.people import Row, table
from leylines.ui.pages.parts.places import PAGES, go, place
from leylines.ui.pages.parts.roles import show_roles
from leylines.ui.pages.parts.show import show_page
from leylines.ui.pages.parts.sureness import consensus_words
from leylines.ui.pages.parts.terms import TERMS
from leylines.ui.pages.parts.text import between, plain, web_address
from leylines.ui.pages.parts.timelines import show_timeline

CHARTED = 15


def content(graph: Graph) -> None:
    """Show the person that the address names."""
    chosen = choose.person(graph, "person", "Person")
    if chosen is None:
        st.title("Person")
        st.caption("Find and choose a person. The address of this page then leads to them.")
        return
    card = graph.ask("person_card", person=chosen)[0]
    _numbers(card)
    _standings(card)
    show_explanation(graph, card)
    st.subheader("Influence in and out")
    shown = choose.number("People shown, the strongest influences first", "around", 10, 100, 40)
    show_network(graph.view("person", chosen, limit=shown), "person")
    _neighbours(graph, chosen)
    show_timeline(graph, chosen)
    if card["global_score"] is not None:
        show_roles(graph, chosen)
    _accounts(card)


def _numbers(card: Row) -> None:
    st.title(plain(card["name"] or card["id"]))
    columns = st.columns(4)
    columns[0].metric(
        "Score everywhere",
        "unknown" if card["global_score"] is None else f"{card['global_score']:.1f}",
        between(card["global_low"], card["global_high"]) or None,
        delta_color="off",
        delta_arrow="off",
        help=f"{TERMS['score']}\n\n{TERMS['interval']}",
        border=True,
        height="stretch",
    )
    percentile = card["global_percentile"]
    columns[1].metric(
        "Standing everywhere",
        "unknown" if percentile is None else f"{percentile:.1f}",
        None if card["global_rank"] is None else f"rank {card['global_rank']:,}",
        delta_color="off",
        delta_arrow="off",
        help=TERMS["global"],
        border=True,
        height="stretch",
    )
    columns[2].metric(
        "Influences", f"{card['influences']:,} people", help=TERMS["strength"], border=True,
        height="stretch",
    )  # fmt: skip
    columns[3].metric(
        "Is influenced by", f"{card['influenced_by']:,} people", border=True, height="stretch"
    )
    with st.container(horizontal=True, vertical_alignment="center"):
        if card["detected_community_name"]:
            st.caption(
                f"Detected group: {plain(card['detected_community_name'])}{consensus_words(card)}",
                help=TERMS["detected"],
            )
        for page, name, label in (
            ("routes", "from", "Routes from here"),
            ("compare", "first", "Compare with somebody"),
        ):
            value = f"person:{card['id']}" if page == "routes" else card["id"]
            st.page_link(place(page), label=label, icon=PAGES[page][1], query_params={name: value})


def _standings(card: Row) -> None:
    st.subheader("Here and everywhere", help=TERMS["lift"])
    if not card["standings"]:
        st.caption("No standing in any community.")
        return
    left, right = st.columns([3, 5], gap="medium")
    with left:
        declared = [row for row in card["standings"] if row["kind"] != "detected"]
        st.altair_chart(
            standings(declared[:CHARTED], card["global_percentile"]),
            alt="Percentile in each community beside the one everywhere",
        )
        st.caption("Point: standing in the community. Tick: standing everywhere.")
    with right:
        columns = ("name", "rank", "score", "interval", "lift", "lift_interval", "kind")
        labels = {"name": st.column_config.TextColumn("Community", width=150)}
        key = f"standings of {card['id']}"
        table(card["standings"], columns, key, leads_to="community", labels=labels)
        st.caption("Select a row to open the community.")


def _neighbours(graph: Graph, chosen: str) -> None:
    outward, inward = st.tabs(["Whom they influence", "Who influences them"])
    for tab, question in (
        (outward, "whom_a_person_influences"),
        (inward, "who_influences_a_person"),
    ):
        with tab:
            rows = graph.ask(question, person=chosen, limit=100)
            if not rows:
                st.caption("Nobody.")
                continue
            st.caption("Select a row to see what proves it.")
            columns = ("name", "probability", "interval", "strength", "interactions", "last_at")
            row = table(rows, columns, f"{question} {chosen}")
            if row:
                _pair(graph, chosen, row, question)


def _pair(graph: Graph, chosen: str, other: Row, key: str) -> None:
    name = plain(other["name"] or other["id"])
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(f"**Between the two: {name}**", width="stretch")
        if st.button("Open this person", key=f"open {key}", icon=":material/person:"):
            go("person", person=other["id"])
    show_evidence(graph.ask("evidence_of_a_pair", first=chosen, second=other["id"]))


def _accounts(card: Row) -> None:
    st.subheader("Accounts")
    rows = [{**row, "url": web_address(row["url"])} for row in card["accounts"]]
    st.dataframe(
        rows,
        hide_index=True,
        column_order=["handle", "network", "evidence", "confidence", "url"],
        column_config={
            "handle": "Handle",
            "network": "Network",
            "evidence": st.column_config.TextColumn("Why it is theirs"),
            "confidence": st.column_config.NumberColumn("Confidence", format="percent"),
            "url": st.column_config.LinkColumn("Where"),
        },
    )


if __name__ == "__main__":
    show_page(content)
