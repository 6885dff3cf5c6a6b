"""An answer on a page: as a table, as a network where it holds one, as a file."""

import io
from functools import partial

import streamlit as st

from leylines.ui.canvas.rows import rows_view
from leylines.ui.exports.answers import WRITERS, Form
from leylines.ui.exports.cells import compact
from leylines.ui.pages.parts.asking import Asking
from leylines.ui.pages.parts.network import show_network
from leylines.ui.pages.parts.text import plain

_MIME: dict[Form, str] = {
    "csv": "text/csv",
    "json": "application/json",
    "jsonl": "application/jsonl",
    "parquet": "application/vnd.apache.parquet",
}


def show_answer(asking: Asking) -> None:
    """Show what has come of a question."""
    if asking.error:
        st.error(
            f"**{plain(asking.error.what)}** {plain(asking.error.cure)}", icon=":material/error:"
        )
    if not asking.rows:
        if not asking.error:
            st.info("No rows: nothing in the graph fits.", icon=":material/search_off:")
        return
    cut = " There are more: raise the limit." if asking.was_cut else ""
    st.caption(f"{_rows(len(asking.rows))} in {asking.seconds:.2f} s.{cut}")
    view = rows_view(asking.rows)
    table, network = st.tabs(["Table", "Network"]) if view.nodes else (st.container(), None)
    with table:
        _table(asking)
    if network is not None:
        with network:
            show_network(view, "console network")


def _rows(count: int) -> str:
    return "1 row" if count == 1 else f"{count:,} rows"


def _table(asking: Asking) -> None:
    st.dataframe(
        [{name: compact(row[name]) for name in asking.columns} for row in asking.rows],
        hide_index=True,
    )
    with st.container(horizontal=True):
        for form in WRITERS:
            st.download_button(
                form, partial(_written, asking, form), f"answer.{form}", _MIME[form],
                key=f"console {form}", on_click="ignore", type="tertiary",
                icon=":material/download:",
            )  # fmt: skip


def _written(asking: Asking, form: Form) -> bytes:
    file = io.BytesIO()
    WRITERS[form](asking.columns, asking.rows, file)
    return file.getvalue()
