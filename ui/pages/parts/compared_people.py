"""Two people side by side: scores, those around both, and what makes the difference."""

from collections.abc import Mapping
from typing import Any

import streamlit as st

from leylines.queries.explanation import beside
from leylines.ui.pages.parts import choose
from leylines.ui.pages.parts.comparisons import side_by_side
from leylines.ui.pages.parts.evidence import show_evidence
from leylines.ui.pages.parts.explained import TABLES, explained
from leylines.ui.pages.parts.graph import Graph
from leylines.ui.pages.parts.people import Row, table
from leylines.ui.pages.parts.terms import TERMS
from leylines.ui.pages.parts.text import between, plain

CHARTED = 15
SHOWN = 15
PROOFS = 5

_number = st.column_config.NumberColumn


def show_people(graph: Graph) -> None:
    """Show the two people that the address names."""
    left, right = st.columns(2, gap="large")
    with left:
        first = choose.person(graph, "first", "First person")
    with right:
        second = choose.person(graph, "second", "Second person")
    if first is None or second is None:
        st.caption("Choose two people. The address of this page then leads to both.")
        return
    if first == second:
        st.info("That is one person twice. Choose another one.", icon=":material/person:")
        return
    cards = [graph.ask("person_card", person=one)[0] for one in (first, second)]
    names = str(cards[0]["name"] or first), str(cards[1]["name"] or second)
    places = _standings(cards, names)
    _shared(graph, (first, second), names)
    _explanations(graph, (first, second), names, places)
    st.subheader("Between the two")
    show_evidence(graph.ask("evidence_of_a_pair", first=first, second=second, limit=PROOFS))


def _standings(cards: list[dict[str, Any]], names: tuple[str, str]) -> dict[str, str]:
    """Show where both stand, and return the communities that either has a standing in."""
    rows = beside_each_other(cards)
    left, right = st.columns([3, 4], gap="medium")
    with left:
        st.subheader("Score here and there", help=TERMS["score"])
        st.altair_chart(side_by_side(rows[:CHARTED], names, "Score"), alt="Scores of both")
    with right:
        shared = sum(row["first"] is not None and row["second"] is not None for row in rows) - 1
        st.subheader(f"Communities of both: {max(shared, 0)}", help=TERMS["local"])
        table(
            rows,
            ("name", "first", "first_interval", "second", "second_interval", "difference"),
            f"both {cards[0]['id']} {cards[1]['id']}",
            labels={
                "name": st.column_config.TextColumn("Where", width=105),
                "first": _number(names[0], format="%.1f", width=60, help=TERMS["score"]),
                "second": _number(names[1], format="%.1f", width=60, help=TERMS["score"]),
                "difference": _number("Difference", format="%+.1f", width=70),
            }
            | {
                f"{side}_interval": st.column_config.TextColumn(
                    "90 % interval", width=85, help=TERMS["interval"]
                )
                for side in ("first", "second")
            },
        )
    return {row["id"]: str(row["name"]) for row in rows if row["id"]}


def beside_each_other(cards: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return where two people have a score: everywhere, where both have one, the rest.

    Examples
    --------
    >>> ada = {"global_score": 9.0, "global_low": 8.0, "global_high": 10.0, "standings": []}
    >>> [row["name"] for row in beside_each_other([ada, ada])]
    ['Everywhere']
    """
    sides = [
        {"": {"name": "Everywhere", **{n: card[f"global_{n}"] for n in ("score", "low", "high")}}}
        | {row["id"]: row for row in card["standings"]}
        for card in cards
    ]
    rows = [_row(one, [side.get(one) for side in sides]) for one in {**sides[0], **sides[1]}]
    return sorted(
        rows, key=lambda row: (bool(row["id"]), row["difference"] is None, row["detected"])
    )


def _row(one: str, sides: list[Mapping[str, Any] | None]) -> dict[str, Any]:
    row: dict[str, Any] = {"id": one, "difference": None, "detected": False}
    for name, side in zip(("first", "second"), sides, strict=True):
        row[name] = side["score"] if side else None
        row[f"{name}_interval"] = between(side["low"], side["high"]) if side else ""
        if side:
            row["name"] = side["name"] or one
            row["detected"] = side.get("kind") == "detected"
    if row["first"] is not None and row["second"] is not None:
        row["difference"] = row["first"] - row["second"]
    return row


def _shared(graph: Graph, pair: tuple[str, str], names: tuple[str, str]) -> None:
    rows = graph.ask("influence_shared_by_two", first=pair[0], second=pair[1])
    ways = {"influenced by both": "Whom both influence", "influences both": "Who influences both"}
    for column, (way, title) in zip(st.columns(2, gap="large"), ways.items(), strict=True):
        some = [row for row in rows if row["way"] == way]
        with column:
            st.subheader(title, help=TERMS["strength"])
            if not some:
                st.caption("Nobody.")
                continue
            labels = {
                f"{side}_strength": _number(name, format="%.2f", help=TERMS["strength"])
                for side, name in zip(("first", "second"), names, strict=True)
            }
            table(
                some, ("name", "first_strength", "second_strength"), f"{title} {pair}",
                leads_to="person", labels=labels,
            )  # fmt: skip


def _explanations(
    graph: Graph, pair: tuple[str, str], names: tuple[str, str], places: dict[str, str]
) -> None:
    st.subheader("What makes the difference", help=TERMS["made of"])
    where = choose.choose("In which community (none: everywhere)", "in", places)
    found = [explained(graph, one, where) for one in pair]
    if not any(each["amount"] for each in found):
        st.caption("Nobody reacts to either of them here.")
        return
    st.caption(
        f"Sums before the scale to 100: {found[0]['amount']:.3f} for {plain(names[0])}, "
        f"{found[1]['amount']:.3f} for {plain(names[1])}. The differences add up to theirs."
    )
    for tab, name in zip(st.tabs(list(TABLES.values())), TABLES, strict=True):
        with tab:
            rows: list[Row] = list(beside(found[0][name], found[1][name]))
            st.altair_chart(side_by_side(rows[:SHOWN], names, "Part of the sum"), alt=TABLES[name])
            if len(rows) > SHOWN:
                st.caption(f"The {SHOWN} largest differences of {len(rows):,}.")
