"""What is loaded: networks, loads, and the rows that were left out, with the reasons."""

import streamlit as st

from leylines.graph.loading.rejects import RejectsFile
from leylines.graph.settings import read_settings
from leylines.ui.pages.parts.graph import Graph
from leylines.ui.pages.parts.people import Row
from leylines.ui.pages.parts.text import plain

_number = st.column_config.NumberColumn
MOST_REASONS = 50


def show_loads(graph: Graph) -> None:
    """Show the networks and the loads that made them."""
    st.subheader("Networks")
    networks = graph.ask("networks")
    if not networks:
        st.caption("None yet. Load one.")
        return
    st.dataframe(
        networks,
        hide_index=True,
        column_config={
            "id": "Network",
            "name": "Name",
            "source": "Source",
            "accounts": _number("Accounts", format="localized"),
            "communities": _number("Communities", format="localized"),
        },
    )
    st.subheader("Loads")
    loads = graph.ask("loads")
    st.dataframe(
        loads,
        hide_index=True,
        column_order=["network", "source", "path", "at", "rows_read", "rejected", "done",
                      "newer_than_run"],
        column_config={
            "network": "Network",
            "source": "Source",
            "path": st.column_config.TextColumn("From"),
            "at": st.column_config.DatetimeColumn("Begun (UTC)", format="YYYY-MM-DD HH:mm"),
            "rows_read": _number("Rows", format="localized"),
            "rejected": _number("Left out", format="localized"),
            "done": "Whole",
            "newer_than_run": st.column_config.CheckboxColumn(
                "Not yet analysed", help="It is newer than the newest analysis."
            ),
        },
    )  # fmt: skip
    _show_rejects([load for load in loads if load["rejected"]])


def _show_rejects(loads: list[Row]) -> None:
    st.subheader("Rows left out")
    if not loads:
        st.caption("None: every row could be used.")
    data = read_settings().data_dir
    for load in loads:
        file = RejectsFile.of_load(data, load["network"], load["id"])
        with st.expander(f"{plain(load['network'])}: {load['rejected']:,} rows"):
            _show_file(load, file)


def _show_file(load: Row, file: RejectsFile) -> None:
    if not file.length:
        st.caption(f"Their file is not on this machine (it would be {plain(file.path)}).")
        return
    counted = file.reasons().most_common(MOST_REASONS)
    st.dataframe(
        [{"reason": reason, "rows": rows} for reason, rows in counted],
        hide_index=True,
        column_config={"reason": "Reason", "rows": _number("Rows", format="localized")},
    )
    st.download_button(
        "All of them, with file and line",
        file.path.read_bytes,
        file_name=file.path.name,
        mime="text/csv",
        key=f"rejects {load['id']}",
        on_click="ignore",
        icon=":material/download:",
    )
    st.caption("Mend them in this file, then load again with `--mended`: docs/decisions/rejects.md")
