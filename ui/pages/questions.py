"""The named questions as forms: what to ask, what was found, the Cypher behind it."""

from collections.abc import Mapping
from contextlib import suppress
from typing import Any

import streamlit as st

from leylines.graph.errors import QueryError
from leylines.graph.settings import read_settings
from leylines.queries.catalogue import (
    QUERIES,
    Parameter,
    Query,
    complete,
    every_question,
    from_text,
    query_named,
)
from leylines.queries.guard import guarded
from leylines.ui.pages.parts.choose import choose
from leylines.ui.pages.parts.graph import Graph
from leylines.ui.pages.parts.show import show_page
from leylines.ui.pages.parts.text import plain


def content(graph: Graph) -> None:
    """Show the question that the address names; answers only read."""
    st.title("Questions")
    questions = every_question(read_settings().queries_dir)
    for error in questions.errors.values():
        st.warning(plain(error), icon=":material/error:")
    titles = {name: query.title for name, query in questions.by_name.items()}
    chosen = choose("Question", "question", titles)
    if chosen is None:
        st.caption("Choose a question. Each can also be asked with `leylines query NAME`.")
        return
    query = query_named(chosen, questions.by_name)
    st.markdown(plain(query.question))
    with st.form(f"ask {chosen}"):
        given = {name: _field(parameter, chosen) for name, parameter in query.parameters.items()}
        asked = st.form_submit_button("Ask", type="primary", icon=":material/search:")
    if asked:
        _to_address(query, given)
    if asked or not query.parameters:
        _answer(graph, query, given)
    with st.expander("The Cypher"):
        st.code(query.cypher, language="cypher")


def _field(parameter: Parameter, query: str) -> str | int | float | bool | list[str]:
    key = f"{query} {parameter.name}"
    label = plain(f"{parameter.name}: {parameter.meaning}")
    default = _sent(parameter)
    match parameter.type:
        case "integer":
            return int(st.number_input(label, value=int(default or 0), step=1, key=key))
        case "float":
            return float(st.number_input(label, value=float(default or 0.0), key=key))
        case "boolean":
            return bool(st.checkbox(label, value=bool(default), key=key))
        case "list of string":
            text = st.text_input(label, ", ".join(default), key=key, placeholder="a, b, …")
            return [part.strip() for part in text.split(",") if part.strip()]
        case _:
            hint = "" if parameter.optional else f"such as {parameter.example}"
            return str(st.text_input(label, str(default), key=key, placeholder=hint))


def _sent(parameter: Parameter) -> Any:  # noqa: ANN401 - of the parameter's type
    """Return the value that the address holds, or else the header's if it may be left out."""
    text = st.query_params.get(f"${parameter.name}")
    if text is not None:
        with suppress(QueryError):
            return from_text(text, parameter.type)
    return parameter.example if parameter.optional else ""


def _to_address(query: Query, given: Mapping[str, Any]) -> None:
    """Put the values into the address, so that it can be sent; opening it asks nothing yet."""
    for name in query.parameters:
        value = given[name]
        text = ", ".join(value) if isinstance(value, list) else str(value)
        st.query_params[f"${name}"] = text


def _answer(graph: Graph, query: Query, given: dict[str, Any]) -> None:
    if query.name in QUERIES:
        rows = graph.ask(query.name, **given)
    else:  # somebody's own: nobody has looked at what it does
        with guarded(graph.store, query.cypher, complete(query, given)) as answer:
            rows = list(answer)
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
