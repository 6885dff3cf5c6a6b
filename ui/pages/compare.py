"""Compare: two people, two communities or two analyses, side by side."""

import streamlit as st

from leylines.ui.pages.parts import choose
from leylines.ui.pages.parts.compared_communities import show_communities
from leylines.ui.pages.parts.compared_people import show_people
from leylines.ui.pages.parts.compared_runs import show_runs
from leylines.ui.pages.parts.graph import Graph
from leylines.ui.pages.parts.show import show_page

WHAT = {"people": "Two people", "communities": "Two communities", "runs": "Two analyses"}
SHOW = {"people": show_people, "communities": show_communities, "runs": show_runs}


def content(graph: Graph) -> None:
    """Show the two that the address names."""
    st.title("Compare")
    SHOW[choose.one_of("What to compare", "what", WHAT)](graph)


if __name__ == "__main__":
    show_page(content)
