"""A person's roles between communities, and how free the person is among the contacts."""

from collections.abc import Mapping
from typing import Any

import streamlit as st

from leylines.ui.pages.parts.arrays import brokers_of
from leylines.ui.pages.parts.graph import Graph
from leylines.ui.pages.parts.terms import TERMS
from leylines.ui.pages.parts.text import plain

FAMILIES = {"declared": "Between declared communities", "detected": "Between detected groups"}

_number = st.column_config.NumberColumn
COLUMNS = {
    "role": st.column_config.TextColumn("Role", width=90),
    "means": st.column_config.TextColumn("Which is", width=230),
    "count": _number("Times", format="localized", width=60),
    "expected": _number("By chance", format="%.1f", help=TERMS["expected"], width=70),
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
    for column, (family, label) in zip(st.columns(2, gap="medium"), FAMILIES.items(), strict=True):
        with column:
            _table(label, found[family])


def _table(label: str, found: Mapping[str, Any]) -> None:
    home = plain(found["home"]) if found["home"] else "none"
    st.markdown(f"**{label}** · at home in: {home}", help=TERMS["home"])
    st.dataframe(
        [{**row, "means": TERMS[row["role"]]} for row in found["roles"]],
        hide_index=True,
        column_order=list(COLUMNS),
        column_config=COLUMNS,
    )
