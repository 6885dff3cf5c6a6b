"""The schema beside the editor: a click on a name puts it into the Cypher."""

from collections.abc import Mapping

import streamlit as st

from leylines.queries.console.session import Session
from leylines.queries.console.tokens import quoted
from leylines.ui.pages.parts.text import plain

EDITOR = "console cypher"
QUESTION = "a named question"


def snippets(session: Session) -> None:
    """Show labels, relationship types, their properties and the named questions."""
    schema = session.schema.now()
    _pills("Labels", {name: f"({name[0].lower()}:{quoted(name)})" for name in schema.labels})
    _pills("Relationship types", {name: f"-[:{quoted(name)}]->" for name in schema.types})
    of = st.selectbox("Properties of", [*schema.labels, *schema.types], index=None)
    if of:
        _pills("Properties", {name: quoted(name) for name in schema.properties_of([of])})
    names = list(session.questions)
    st.selectbox(
        "Named questions", names, index=None, key=QUESTION,
        on_change=_put_question, args=(session,),
        format_func=lambda name: session.questions[name].title,
    )  # fmt: skip


def _pills(label: str, texts: Mapping[str, str]) -> None:
    key = f"snippets {label}"
    st.pills(
        label, list(texts), key=key, on_change=_insert, args=(key, texts), format_func=plain
    )  # fmt: skip


def _insert(key: str, texts: Mapping[str, str]) -> None:
    chosen = st.session_state[key]
    if chosen is not None:
        written = st.session_state.get(EDITOR) or ("" if texts[chosen].isidentifier() else "MATCH ")
        st.session_state[EDITOR] = written + texts[chosen]
        st.session_state[key] = None


def _put_question(session: Session) -> None:
    if name := st.session_state[QUESTION]:
        st.session_state[EDITOR] = session.questions[name].cypher.strip()
