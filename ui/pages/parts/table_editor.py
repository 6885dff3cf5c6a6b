"""The influence table as a table to be edited, and as a text that stands in the address."""

from collections.abc import Mapping

import pandas as pd
import streamlit as st

from leylines.graph.model import KINDS
from leylines.graph.network import KindInfluence

Table = Mapping[str, KindInfluence]
NONE = "none"
FLOWS = ("to actor", "to target", NONE)
ADDRESS, SEEN, EDITION = "table", "table as it was written", "edition of the table"


def edit_table(now: Table) -> dict[str, KindInfluence]:
    """Let the table be edited; what differs from ``now`` stands in the address."""
    asked, of = st.query_params.get(ADDRESS, ""), changes({}, now)
    # Something came from outside: a sent address, a step back, another analysis.
    if st.session_state.get(SEEN) != (asked, of):
        st.session_state[SEEN] = asked, of
        st.session_state[EDITION] = st.session_state.get(EDITION, 0) + 1
        st.session_state["table that is edited"] = with_changes(now, asked)
    base = st.session_state["table that is edited"]
    edited: pd.DataFrame = st.data_editor(
        _frame(base),
        key=f"influence table {st.session_state[EDITION]}",
        hide_index=True,
        disabled=["kind"],
        column_config={
            "kind": st.column_config.TextColumn("Who …", width="small"),
            "flow": st.column_config.SelectboxColumn(
                "Flows", width="small", options=list(FLOWS), required=True, help=MEANING
            ),
            "weight": st.column_config.NumberColumn(
                "Weight", width="small", min_value=0.0, max_value=1000.0, step=0.1, required=True,
                help="How much one of them counts beside one of another kind.",
            ),
        },
    )  # fmt: skip
    table = _table(edited)
    text = changes(now, table)
    if text != asked:
        st.session_state[SEEN] = text, of
        if text:
            st.query_params[ADDRESS] = text
        else:
            st.query_params.pop(ADDRESS, None)
    return table


MEANING = (
    "to actor: a reaction, the one reacted to has influenced the one who acts. to target: help, "
    "the one who acts influences the one acted upon. none: it carries no influence."
)


def changes(now: Table, table: Table) -> str:
    """Say in what a table differs from another, as it stands in an address.

    Examples
    --------
    >>> now = {"LIKED": KindInfluence("to actor", 0.5), "QUOTED": KindInfluence("to actor", 2.0)}
    >>> changes(now, {"LIKED": KindInfluence("to actor", 3.0)})
    'LIKED:to actor:3.0,QUOTED:none'
    """
    told = []
    for kind in KINDS:
        entry = table.get(kind)
        if entry != now.get(kind):
            told.append(f"{kind}:{entry.flow}:{entry.weight!r}" if entry else f"{kind}:{NONE}")
    return ",".join(told)


def with_changes(now: Table, text: str) -> dict[str, KindInfluence]:
    """Return a table with the changes that an address tells; what cannot be read is left out.

    Examples
    --------
    >>> with_changes({"LIKED": KindInfluence("to actor", 0.5)}, "LIKED:to target:3,ODD:1:2,x")
    {'LIKED': KindInfluence(flow='to target', weight=3.0)}
    """
    table = dict(now)
    for change in text.split(","):
        match change.split(":"):
            case [kind, "none"] if kind in KINDS:
                table.pop(kind, None)
            case [kind, ("to actor" | "to target") as flow, weight] if kind in KINDS:
                if (number := _weight(weight)) is not None:
                    table[kind] = KindInfluence(flow, number)
    return table


def _weight(text: str) -> float | None:
    try:
        number = float(text)
    except ValueError:
        return None
    return number if 0 <= number <= 1000 else None


def _frame(table: Table) -> pd.DataFrame:
    rows = [
        {
            "kind": kind.lower(),
            "flow": table[kind].flow if kind in table else NONE,
            "weight": table[kind].weight if kind in table else 1.0,
        }
        for kind in KINDS
    ]
    return pd.DataFrame(rows)


def _table(frame: pd.DataFrame) -> dict[str, KindInfluence]:
    return {
        row.kind.upper(): KindInfluence(row.flow, float(row.weight))
        for row in frame.itertuples()
        if row.flow != NONE
    }
