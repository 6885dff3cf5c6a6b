"""The console: any Cypher that only reads, its answer as a table, a network or a file."""

import json
from urllib.parse import quote

import streamlit as st

from leylines.graph.errors import LeylinesError, QueryError
from leylines.graph.settings import read_settings
from leylines.queries.catalogue import every_question
from leylines.queries.catalogue.query import parameters_of
from leylines.queries.console.measure import planned
from leylines.queries.console.plan import tree
from leylines.queries.console.requests import Ask, Listing, Request, Said
from leylines.queries.console.session import ROWS, SECONDS, Session
from leylines.queries.console.statements import says_something, split
from leylines.ui.pages.parts.answer import show_answer
from leylines.ui.pages.parts.asking import Asking
from leylines.ui.pages.parts.graph import Graph
from leylines.ui.pages.parts.show import show_page
from leylines.ui.pages.parts.snippets import EDITOR, snippets
from leylines.ui.pages.parts.text import plain

PATIENCE_SECONDS = 1.0
RESULT = "console result"


def content(graph: Graph) -> None:
    """Show the editor, and what came of what was asked last."""
    st.title("Console")
    session = _session(graph)
    _take_address()
    editor, names = st.columns([3, 1])
    with names:
        snippets(session)
    with editor:
        _editor(session)
    _result()
    _history(session)


def _take_address() -> None:
    """Put the address's Cypher into the editor, once: whoever opens it decides whether it runs."""
    sent = st.query_params.get("cypher")
    if sent is not None and st.session_state.get("console address") != sent:
        st.session_state["console address"] = st.session_state[EDITOR] = sent


def _session(graph: Graph) -> Session:
    kept: Session | None = st.session_state.get("console session")
    if kept is None or kept.store is not graph.store:
        kept = st.session_state["console session"] = Session(
            graph.store, every_question(read_settings().queries_dir)
        )
    return kept


def _editor(session: Session) -> None:
    text = st.text_area(
        "Cypher", key=EDITOR, height=170, placeholder="MATCH (p:Person) RETURN p LIMIT 10",
        help="Nothing that is asked here can change the graph. `:help` lists the commands.",
    )  # fmt: skip
    given = _parameters(text, session)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        run = st.button("Run", type="primary", icon=":material/play_arrow:")
        explain = st.button("Explain", icon=":material/account_tree:")
        profile = st.button("Profile", icon=":material/timer:")
        seconds = st.number_input("Seconds at most", 1.0, 600.0, SECONDS, 1.0, width=150)
        rows = st.number_input("Rows at most", 1, 100_000, ROWS, 100, width=150)
    st.caption(f"To send this question: `console?cypher={quote(text)}`" if text else "")
    session.seconds, session.rows = float(seconds), int(rows)
    if (run or explain or profile) and says_something(text):
        how = ":explain " if explain else ":profile " if profile else ""
        _do(session, text, how, given)


def _parameters(text: str, session: Session) -> dict[str, object]:
    """Show a field for each parameter that the Cypher names and the session does not set."""
    given: dict[str, object] = {}
    for name in sorted(parameters_of(text) - session.parameters.keys()):
        typed = st.text_input(f"${name}", key=f"console ${name}", help="JSON, or else text.")
        try:
            given[name] = json.loads(typed)
        except ValueError:
            given[name] = typed
    return given


def _do(session: Session, text: str, how: str, given: dict[str, object]) -> None:
    status = "done"
    try:
        request = _read(session, text, how, given)
        if isinstance(request, Ask) and request.how == "run":
            asking = Asking(session.store, request, session.seconds, session.rows)
            asking.wait(PATIENCE_SECONDS)
            st.session_state[RESULT] = asking
            status = "asked"
        elif isinstance(request, Ask):
            steps = tree(planned(session.store, request, session.seconds))
            st.session_state[RESULT] = Listing(tuple(steps[0]), steps)
        else:
            st.session_state[RESULT] = request
    except LeylinesError as error:
        st.session_state[RESULT] = error
        status = error.what
    session.history.add(text.strip(), status=status)


def _read(session: Session, text: str, how: str, given: dict[str, object]) -> Request:
    done, rest = split(text)
    statements = [*done, *([rest] if says_something(rest) else [])]
    if len(statements) != 1:
        raise QueryError("Several statements at once", cure="Ask one at a time.")
    statement = statements[0] if statements[0].startswith(":") else how + statements[0]
    session.parameters.update(given)
    try:
        request = session.read(statement)
    finally:
        for name in given:
            session.parameters.pop(name, None)
    is_write = isinstance(request, Ask) and request.how == "write"
    if is_write or not isinstance(request, Ask | Listing | Said):
        raise QueryError("That is a command of the terminal", cure="Use the buttons of this page.")
    return request


def _result() -> None:
    result = st.session_state.get(RESULT)
    match result:
        case Asking() if not result.is_over:
            _running(result)
        case Asking():
            show_answer(result)
        case Listing(columns, rows):
            st.dataframe([{name: row[name] for name in columns} for row in rows], hide_index=True)
        case Said(text):
            st.code(text, language="cypher")
        case LeylinesError():
            st.error(f"**{plain(result.what)}** {plain(result.cure)}", icon=":material/error:")


@st.fragment(run_every=0.5)
def _running(asking: Asking) -> None:
    """Say how far it is, until it is over; then the page is shown again, with the answer."""
    if asking.is_over:
        st.rerun()
    st.caption(f"Running for {asking.seconds:.1f} s, {len(asking.rows):,} rows so far …")
    if st.button("Cancel", icon=":material/stop:"):
        asking.cancel()
        asking.wait(PATIENCE_SECONDS)
        st.rerun()
    if asking.rows:
        show_answer(asking)


def _history(session: Session) -> None:
    entries = session.history.entries
    with st.expander(f"Asked before ({len(entries)})"):
        for place, entry in reversed(list(enumerate(entries))):
            line, again = st.columns([5, 1], vertical_alignment="center")
            with line:
                st.code(entry.text, language="cypher")
            with again:
                st.button("To the editor", key=f"again {place}", on_click=_edit, args=(entry.text,))


def _edit(text: str) -> None:
    st.session_state[EDITOR] = text


if __name__ == "__main__":
    show_page(content, before_analysis=True)
