"""Tables of people and communities; a row leads to its page."""

from collections.abc import Mapping, Sequence
from typing import Any

import streamlit as st

from leylines.ui.canvas import percent
from leylines.ui.pages.parts.places import go
from leylines.ui.pages.parts.terms import TERMS
from leylines.ui.pages.parts.text import between

Row = Mapping[str, Any]

_number = st.column_config.NumberColumn
COLUMNS: Mapping[str, Any] = {
    "name": st.column_config.TextColumn("Name", width=130),
    "rank": _number("Rank", width=45),
    "tier": _number("Tier", width=40, help=TERMS["tier"]),
    "score": st.column_config.ProgressColumn(
        "Score", min_value=0, max_value=100, format="%.1f", width=75, help=TERMS["score"]
    ),
    "interval": st.column_config.TextColumn("90 % interval", width=90, help=TERMS["interval"]),
    "percentile": _number("Here", format="%.1f", help=TERMS["local"], width=60),
    "global_percentile": _number("Everywhere", format="%.1f", help=TERMS["global"], width=72),
    "lift": _number("Lift", format="%+.1f", help=TERMS["lift"], width=52),
    "lift_interval": st.column_config.TextColumn("Lift, 90 %", width=90, help=TERMS["interval"]),
    "quadrant": st.column_config.TextColumn("Standing", help=TERMS["quadrant"]),
    "community_name": st.column_config.TextColumn("Community"),
    "probability": _number("Probability", format="%.0f%%", help=TERMS["probability"]),
    "strength": _number("Strength", format="%.2f", help=TERMS["strength"]),
    "interactions": _number("Interactions", format="localized"),
    "share": _number("Share", format="%.1f%%", help=TERMS["share"]),
    "members": _number("Members", format="localized"),
    "correlation": _number("Correlation", format="%.2f", help=TERMS["correlation"]),
    "kind": st.column_config.TextColumn("Kind", width=70),
    "network": st.column_config.TextColumn("Network"),
    "local_heroes": _number("Local heroes", help=TERMS["local hero"]),
    "visiting_celebrities": _number("Visiting celebrities", help=TERMS["visiting celebrity"]),
    "betweenness": _number("Betweenness", format="%.4f", width=80, help=TERMS["betweenness"]),
    "last_at": st.column_config.DateColumn("Newest", format="YYYY-MM-DD"),
}


def table(
    rows: Sequence[Row],
    columns: Sequence[str],
    key: str,
    *,
    leads_to: str | None = None,
    labels: Mapping[str, Any] | None = None,
    id_column: str = "id",
) -> Row | None:
    """Show rows; return the selected one, or go to its page if ``leads_to`` names one."""
    shown = [{name: _cell(row, name) for name in columns} for row in rows]
    event: Any = st.dataframe(
        shown,
        hide_index=True,
        column_order=list(columns),
        column_config={**COLUMNS, **(labels or {})},
        on_select="rerun",
        selection_mode="single-row",
        key=key,
        height="auto" if len(shown) <= 10 else 388,
    )
    chosen = event.selection.rows
    if not chosen or chosen[0] >= len(rows):
        return None
    row: Row = rows[chosen[0]]
    if leads_to:
        go(leads_to, **{leads_to: row[id_column]})
    return row


def _cell(row: Row, name: str) -> object:
    if name in ("share", "probability"):
        return None if row[name] is None else 100 * row[name]
    if name == "interval":
        shares = "share" in row or "probability" in row
        return between(row["low"], row["high"], *([percent] if shares else []))
    if name == "lift_interval":
        return between(row["lift_low"], row["lift_high"], "{:+.1f}".format)
    return row.get(name)
