"""A person's roles between communities, and how free the person is among the contacts."""

from collections.abc import Mapping
from typing import Any

import streamlit as st

from leylines.ui.pages.parts.arrays import brokers_of
from leylines.ui.pages.parts.graph import Graph
from leylines.ui.pages.parts.terms import TERMS
from leylines.ui.pages.parts.text import plain

FAMILIES = {"declared": "declared communities", "detected": "detected groups"}

_number = st.column_config.NumberColumn
COLUMNS = {
    "role": st.column_config.TextColumn("Role", width=95),
    "means": st.column_config.TextColumn("Which is", width=300),
} | {
    f"{family}_{what}": column
    for family, label in FAMILIES.items()
    for what, column in (
        ("count", _number(label.capitalize(), format="localized", width=130)),
        ("expected", _number("By chance", format="%.1f", help=TERMS["expected"], width=75)),
    )
}


def show_roles(graph: Graph, person: str) -> None:
    """Show between which communities a person passes influence on."""
    st.subheader("Between communities", help=TERMS["roles"])
    found = brokers_of(graph).of(person)
    columns = st.columns(3)
    for column, name, label in zip(
        columns,
        ("participation", "constraint", "effective_size"),
        ("Participation", "Constraint", "Effective size"),
        strict=True,
    ):
        value = found[name]
        form = "{:.1f}" if name == "effective_size" else "{:.2f}"
        column.metric(
            label,
            "no contacts" if value is None else form.format(value),
            help=TERMS[label.lower()],
            border=True,
            height="stretch",
        )
    st.dataframe(_rows(found), hide_index=True, column_order=list(COLUMNS), column_config=COLUMNS)
    homes = [f"{plain(found[family]['home'] or 'none')} ({label})"
             for family, label in FAMILIES.items()]  # fmt: skip
    st.caption(f"At home in: {', '.join(homes)}.", help=TERMS["home"])


def _rows(found: Mapping[str, Any]) -> list[dict[str, Any]]:
    sides = {family: {row["role"]: row for row in found[family]["roles"]} for family in FAMILIES}
    return [
        {"role": role, "means": TERMS[role]}
        | {
            f"{family}_{what}": sides[family][role][what]
            for family in FAMILIES
            for what in ("count", "expected")
        }
        for role in sides["declared"]
    ]
