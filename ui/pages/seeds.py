"""Seeds: through whom to reach a community, what is guaranteed, what the obvious lists reach."""

import streamlit as st

from leylines.queries.spread import MODELS, Choice
from leylines.ui.pages.parts import choose
from leylines.ui.pages.parts.comparisons import spreads
from leylines.ui.pages.parts.costs import uploaded_costs
from leylines.ui.pages.parts.graph import Graph
from leylines.ui.pages.parts.people import Row, table
from leylines.ui.pages.parts.seeds import Asked, as_csv, find_seeds
from leylines.ui.pages.parts.show import show_page
from leylines.ui.pages.parts.terms import TERMS
from leylines.ui.pages.parts.text import between

LARGEST = 50
NO_BUDGET = 0


def content(graph: Graph) -> None:
    """Show the people to begin with for what the address asks."""
    st.title("Seeds", help=TERMS["seeds"])
    st.caption("Through whom to reach a community, or everybody, with as few people as you can.")
    asked = _asked(graph)
    found = find_seeds(graph, asked)
    if not found.people:
        st.info(
            "Nobody can be chosen: everybody is excluded or costs more than the budget.",
            icon=":material/person_off:",
        )
        return
    _numbers(found)
    left, right = st.columns([5, 4], gap="large")
    with left:
        _people(graph, found)
    with right:
        st.subheader("Against the obvious lists", help=TERMS["top score"])
        st.altair_chart(spreads(found.lists), alt="How many people each list reaches on average")
        st.caption(
            f"People reached of {found.whom:,}, on average over the same "
            f"{found.lists[0].spread.cascades:,} simulated cascades, with the 90 % interval of "
            "that average. Those chosen and those who spread it anyway are counted."
        )


def _asked(graph: Graph) -> Asked:
    left, middle, right = st.columns([2, 1, 2], gap="medium")
    with left:
        community = choose.choose(
            "Whom to reach (none: everybody)", "community", choose.communities(graph)
        )
    with middle:
        k = choose.number("How many people", "k", 1, LARGEST, 5, 1)
    with right:
        models = {each: each.capitalize() for each in MODELS}
        model = choose.one_of("How it spreads", "model", models, help=TERMS["model"])
    stated = any(name in st.query_params for name in ("excluded", "already", "budget"))
    with st.expander("Whom to leave out, whom you already have, and costs", expanded=stated):
        excluded = choose.people(graph, "excluded", "Not these people")
        already = choose.people(graph, "already", "Already have", help=TERMS["already"])
        left, right = st.columns(2, gap="medium")
        with left:
            budget = choose.amount("What they may cost together (0: any)", "budget")
        with right:
            costs = uploaded_costs(graph)
    return Asked(community, k, model, budget or None, costs, excluded, already)


def _numbers(found: Choice) -> None:
    seeds, first = found.seeds, found.lists[0].spread
    columns = st.columns(3)
    columns[0].metric(
        "Reached on average", f"{first.mean:,.2f} of {found.whom:,}",
        between(first.low, first.high, "{:,.2f}".format), delta_color="off", delta_arrow="off",
        help=TERMS["interval"], border=True, height="stretch",
    )  # fmt: skip
    columns[1].metric(
        "They add at least", f"{seeds.low:,.2f}", f"no other choice more than {seeds.high:,.2f}",
        delta_color="off", delta_arrow="off", help=TERMS["guarantee"], border=True,
        height="stretch",
    )  # fmt: skip
    columns[2].metric(
        "Guaranteed, of the best", f"{seeds.guarantee:.0%}",
        f"wrong once in {1 / seeds.delta:,.0f}", delta_color="off", delta_arrow="off",
        help=TERMS["guarantee"], border=True, height="stretch",
    )  # fmt: skip


def _people(graph: Graph, found: Choice) -> None:
    st.subheader("To begin with", help=TERMS["seeds"])
    rows: list[Row] = []
    for place, person in enumerate(found.people, 1):
        so_far = sum(each.gain for each in found.people[:place])
        rows.append({"id": person.id, "place": place, "name": person.name, "gain": person.gain,
                     "so_far": so_far, "cost": person.cost})  # fmt: skip
    columns = ["place", "name", "gain", "so_far"]
    if any(person.cost != 1 for person in found.people):
        columns.append("cost")
    labels = {
        "place": st.column_config.NumberColumn("", width=30),
        "gain": st.column_config.NumberColumn("Adds", format="%.2f", help=TERMS["adds"]),
        "so_far": st.column_config.NumberColumn("So far", format="%.2f"),
        "cost": st.column_config.NumberColumn("Cost", format="localized"),
    }
    table(rows, columns, f"seeds {graph.state}", leads_to="person", labels=labels)
    st.caption("Select a row to open the person.")
    st.download_button(
        "CSV", as_csv(rows), file_name="seeds.csv", mime="text/csv", on_click="ignore",
        icon=":material/download:",
    )  # fmt: skip


if __name__ == "__main__":
    show_page(content)
