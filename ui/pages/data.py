"""The data: what is loaded, what was left out, the analyses; and how to load and analyse more."""

import streamlit as st

from leylines.ui.pages.parts.analysis_form import analysis_form
from leylines.ui.pages.parts.choose import one_of
from leylines.ui.pages.parts.connection import show_connection
from leylines.ui.pages.parts.graph import Graph
from leylines.ui.pages.parts.jobs import show_jobs
from leylines.ui.pages.parts.load_form import load_form
from leylines.ui.pages.parts.loads import show_loads
from leylines.ui.pages.parts.runs import newest_parameters, show_runs
from leylines.ui.pages.parts.show import show_page

PARTS = {"here": "What is here", "load": "Load", "analyse": "Analyse"}


def content(graph: Graph) -> None:
    """Show the part that the address names, below what is being worked on."""
    st.title("Data")
    show_jobs()
    part = one_of("Show", "show", PARTS)
    if part == "load":
        load_form(graph)
    elif part == "analyse":
        _analyse(graph)
    else:
        _counts(graph)
        show_loads(graph)
        show_runs(graph)
        show_connection()


def _counts(graph: Graph) -> None:
    counts = graph.ask("graph_counts")[0]
    shown = {
        "People": counts["persons"],
        "Accounts": counts["accounts"],
        "Contents": counts["contents"],
        "Interactions": counts["interactions"],
    }
    for column, (name, value) in zip(st.columns(len(shown)), shown.items(), strict=True):
        column.metric(name, f"{value:,}", border=True, height="stretch")


def _analyse(graph: Graph) -> None:
    if not graph.ask("graph_counts")[0]["interactions"]:
        st.info("There is nothing to analyse yet. Load something.", icon=":material/inbox:")
        return
    analysis_form(newest_parameters(graph))


if __name__ == "__main__":
    show_page(content, even_empty=True)
