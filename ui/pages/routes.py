"""Routes: how influence gets from one community into another, and what proves each step."""

import streamlit as st

from leylines.ui.canvas.routes import routes_view
from leylines.ui.pages.parts.choose import choose, communities, number
from leylines.ui.pages.parts.evidence import show_evidence
from leylines.ui.pages.parts.graph import Graph
from leylines.ui.pages.parts.network import show_network
from leylines.ui.pages.parts.people import Row
from leylines.ui.pages.parts.show import show_page
from leylines.ui.pages.parts.text import interval, plain


def content(graph: Graph) -> None:
    """Show the routes between what the address names."""
    st.title("Routes")
    options = communities(graph)
    left, right = st.columns(2)
    with left:
        source = choose("From", "from", options)
    with right:
        target = choose("Into", "to", options)
    rows = graph.ask(
        "routes",
        sources=[source] if source else [],
        targets=[target] if target else [],
        limit=number("Routes shown, the most valuable first", "routes", 5, 50, 10, 5),
    )
    if not rows:
        st.info("The analysis found no route between these.", icon=":material/search_off:")
        return
    people = sorted({one for row in rows for one in row["persons"]})
    influences = graph.ask("influences_among", persons=people)
    show_network(routes_view("Routes", [row["persons"] for row in rows], influences), "routes")
    hops = {(row["source"], row["target"]): row for row in influences}
    for row in rows:
        _route(graph, row, hops)


def _route(graph: Graph, row: Row, hops: dict[tuple[str, str], Row]) -> None:
    names = [plain(name or one) for one, name in zip(row["persons"], row["names"], strict=True)]
    said = interval(row["probability"], row["low"], row["high"], ".0%")
    route = st.expander(f"{' → '.join(names)} · {said}", on_change="rerun", key=row["id"])
    if not route.open:
        return
    with route:
        for place, (first, second) in enumerate(
            zip(row["persons"], row["persons"][1:], strict=False)
        ):
            hop = hops.get((first, second))
            said = (
                interval(hop["probability"], hop["low"], hop["high"], ".0%") if hop else "unknown"
            )
            st.markdown(f"**{names[place]} → {names[place + 1]}**: {said}")
            show_evidence(graph.ask("evidence_of_a_pair", first=first, second=second, limit=5))


if __name__ == "__main__":
    show_page(content)
