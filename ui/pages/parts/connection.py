"""Where the explorer finds Neo4j, how to name another one, and what is wrong with it."""

import streamlit as st

from leylines.graph.errors import LeylinesError
from leylines.graph.settings import config_file, read_settings
from leylines.ui.cli.checks import check_everything
from leylines.ui.pages.parts.text import plain

ICONS = {"ok": ":material/check:", "note": ":material/info:", "problem": ":material/error:"}
ENVIRONMENT = """\
export LEYLINES_NEO4J_URI=neo4j://graph.example:7687
export LEYLINES_NEO4J_USER=neo4j
export LEYLINES_NEO4J_PASSWORD_FILE=/path/of/a/file/that/holds/it
leylines ui"""
FILE = """\
neo4j_uri = "neo4j://graph.example:7687"
neo4j_user = "neo4j"
neo4j_password_file = "/path/of/a/file/that/holds/it\""""


def show_connection() -> None:
    """Say which Neo4j is used and how another is named; check everything if asked."""
    with st.expander("Use a Neo4j that you have", icon=":material/dns:"):
        st.markdown(plain(_now()))
        st.markdown(
            "Leylines reads its address and password from the environment or from its settings "
            "file, never from this page, so that no password passes through a browser. Either set "
            "these and open the explorer again:"
        )
        st.code(ENVIRONMENT, language="shell")
        st.markdown(f"or write this into `{config_file()}` and check:")
        st.code(FILE, language="toml")
        if st.button("Check the connection", icon=":material/stethoscope:"):
            _check()


def _now() -> str:
    try:
        uri = read_settings().neo4j_uri
    except LeylinesError as error:
        return str(error)
    if uri is None:
        return "Now: the Neo4j that Leylines starts by itself on this machine."
    return f"Now: {uri}"


def _check() -> None:
    with st.spinner("Checking …"):
        for found in check_everything():
            line = f"{ICONS[found.verdict]} **{plain(found.what)}**: {plain(found.found)}"
            st.markdown(f"{line} {plain(found.cure)}")
