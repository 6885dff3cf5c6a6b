"""The named questions as forms: what to ask, what was found, the Cypher behind it."""

from typing import Any

import streamlit as st

from leylines.queries.catalogue import QUERIES, Parameter, Query, query_named
from leylines.ui.pages.parts.choose import choose
from leylines.ui.pages.parts.graph import Graph
from leylines.ui.pages.parts.show import show_page
from leylines.ui.pages.parts.text import plain


def content(graph: Graph) -> None:
    """Show the question that the address names; answers only read."""
    st.title("Questions")
    chosen = choose("Question", "question", {name: q.title for name, q in QUERIES.items()})
    if chosen is None:
        st.caption("Choose a question. Each can also be asked with `leylines query NAME`.")
        return
    query = query_named(chosen)
    st.markdown(plain(query.question))
    with st.form(f"ask {chosen}"):
        given = {name: _field(parameter, chosen) for name, parameter in query.parameters.items()}
        asked = st.form_submit_button("Ask", type="primary", icon=":material/search:")
    if asked or not query.parameters:
        _answer(graph, query, given)
    with st.expander("The Cypher"):
        st.code(query.cypher, language="cypher")


def _field(parameter: Parameter, query: str) -> str | int | float | bool | list[str]:
    key = f"{query} {parameter.name}"
    label = plain(f"{parameter.name}: {parameter.meaning}")
    default = parameter.example if parameter.optional else ""
    match parameter.type:
        case "integer":
            return int(st.number_input(label, value=int(default or 0), step=1, key=key))
        case "float":
            return float(st.number_input(label, value=float(default or 0.0), key=key))
        case "boolean":
            return st.checkbox(label, value=bool(default), key=key)
        case "list of string":
            text = st.text_input(label, ", ".join(default), key=key, placeholder="a, b, …")
            return [part.strip() for part in text.split(",") if part.strip()]
        case _:
            hint = "" if parameter.optional else f"such as {parameter.example}"
            return st.text_input(label, default, key=key, placeholder=hint)


def _answer(graph: Graph, query: Query, given: dict[str, Any]) -> None:
    rows = graph.ask(query.name, **given)
    if not rows:
        st.info("No answer: nothing in the graph fits.", icon=":material/search_off:")
        return
    st.caption(f"{len(rows):,} rows")
    meaning = {
        column.name: st.column_config.Column(column.name, help=plain(column.meaning))
        for column in query.columns
    }
    st.dataframe(rows, hide_index=True, column_config=meaning)


if __name__ == "__main__":
    show_page(content)
