"""What stands on a page when there is nothing to show: what is the matter, and what to do next."""

import streamlit as st

from leylines.graph.errors import LeylinesError
from leylines.ui.pages.parts.connection import show_connection
from leylines.ui.pages.parts.graph import Graph
from leylines.ui.pages.parts.jobs import the_jobs
from leylines.ui.pages.parts.places import place
from leylines.ui.pages.parts.text import date, plain
from leylines.ui.pages.parts.welcome import show_welcome


def tell_trouble(error: LeylinesError) -> None:
    """Say what is wrong and how to mend it."""
    place = f" ({plain(error.where)})" if error.where else ""
    st.error(f"**{plain(error.what)}**{place}", icon=":material/error:")
    if error.cure:
        st.markdown(plain(error.cure))
    st.markdown("This says what is wrong with the set-up and how to mend it:")
    st.code("leylines doctor", language="shell")
    st.button("Try again", icon=":material/refresh:")
    show_connection()


def is_ready(graph: Graph, *, before_analysis: bool = False) -> bool:
    """Say whether there is something to show; where there is not, say what to do next.

    That is an analysis, or, for what can be shown before one, anything that is loaded.
    """
    counts = graph.ask("graph_counts")[0]
    if not counts["interactions"] and not counts["accounts"]:
        show_welcome(graph)
        return False
    if not graph.ask("newest_run"):
        if before_analysis:
            return True
        _tell_unanalysed(graph)
        return False
    _tell_age(graph)
    return True


def _tell_unanalysed(graph: Graph) -> None:
    counts = graph.ask("graph_counts")[0]
    st.info("**Loaded, and not analysed yet.**", icon=":material/hourglass_empty:")
    st.markdown(
        f"{counts['interactions']:,} interactions of {counts['persons']:,} people in "
        f"{counts['communities']:,} communities are waiting. Analyse them:"
    )
    if st.button("Analyse now", type="primary", icon=":material/play_arrow:"):
        the_jobs().start("Analyse", ["analyse"])
        st.rerun()
    st.code("leylines analyse", language="shell")
    st.button("Look again", icon=":material/refresh:")
    st.subheader("What is loaded")
    st.dataframe(
        graph.ask("networks"),
        hide_index=True,
        column_config={"id": "Network", "name": "Name", "source": "Source",
                       "accounts": "Accounts", "communities": "Communities"},
    )  # fmt: skip


def _tell_age(graph: Graph) -> None:
    loads = graph.ask("loads")
    broken = [load for load in loads if not load["done"]]
    newer = [load for load in loads if load["newer_than_run"] and load["done"]]
    if broken and not the_jobs().running():
        names = ", ".join(plain(load["network"]) for load in broken)
        st.warning(
            f"The load of {names} did not come to its end, so some of it is missing. Load it "
            "again: it goes on where it was.",
            icon=":material/warning:",
        )
    if newer:
        names = ", ".join(dict.fromkeys(plain(load["network"]) for load in newer))
        st.warning(
            f"What is shown does not know the newest data ({names}). Analyse again: "
            "`leylines analyse`",
            icon=":material/update:",
        )
    if broken or newer:
        st.page_link(place("data"), label="See what is loaded, load and analyse")


def tell_run(graph: Graph) -> None:
    """Say, at the side, which analysis is shown."""
    run = graph.ask("newest_run")
    if run:
        st.sidebar.caption(
            f"Analysis of {date(run[0]['at'])}: {run[0]['interactions'] or 0:,} interactions of "
            f"{run[0]['persons'] or 0:,} people, until {date(run[0]['data_until'])}."
        )
