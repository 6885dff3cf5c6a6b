"""The first visit: what to do while there is nothing in the graph."""

import streamlit as st

from leylines.ui.pages.parts.connection import show_connection
from leylines.ui.pages.parts.graph import Graph
from leylines.ui.pages.parts.jobs import show_jobs, the_jobs
from leylines.ui.pages.parts.load_form import load_form


def show_welcome(graph: Graph) -> None:
    """Offer the demonstration, the user's own files, and another Neo4j."""
    st.title("Welcome to Leylines")
    st.markdown(
        "Leylines shows who influences whom in your communities, inside each and across them, by "
        "which route, and how far that can be trusted."
    )
    if the_jobs().running():
        st.info("**Nothing is loaded yet.** It is on its way.", icon=":material/hourglass_top:")
        show_jobs()
        return
    st.info("**Nothing is loaded yet.** Begin with one of these.", icon=":material/inbox:")
    show_jobs()
    demonstration, own = st.columns([2, 3], gap="large")
    with demonstration:
        _demonstration()
    with own:
        st.subheader("Load your own")
        load_form(graph)
    show_connection()
    with st.expander("The same in a terminal", icon=":material/terminal:"):
        st.code(
            "leylines demo\n\nleylines load stackexchange FOLDER --network NAME\nleylines analyse",
            language="shell",
        )
    st.button("Look again", icon=":material/refresh:")


def _demonstration() -> None:
    st.subheader("Look around first")
    st.markdown(
        "Two made-up years of three networks, twelve communities and two thousand people, with "
        "local heroes and routes to be found. They are made, loaded and analysed in a minute or "
        "two; you see how far it is and can cancel."
    )
    if st.button("Show me the demonstration", type="primary", icon=":material/auto_awesome:"):
        the_jobs().start("Make, load and analyse the demonstration", ["demo", "--no-ui"])
        st.rerun()
