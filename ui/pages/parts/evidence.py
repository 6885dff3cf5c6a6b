"""The interactions that prove an influence, with their text and where to read them."""

from collections.abc import Mapping, Sequence
from typing import Any

import streamlit as st

from leylines.ui.pages.parts.done import DONE
from leylines.ui.pages.parts.text import date, plain, web_address

LONGEST = 600


def show_evidence(rows: Sequence[Mapping[str, Any]]) -> None:
    """Show interactions, newest first."""
    if not rows:
        st.caption("No interaction that carries it is in the graph.")
    for row in rows:
        with st.container(border=True):
            st.markdown(_headline(row))
            text = " ".join((row["text"] or "").split())
            if text:
                st.text(text if len(text) <= LONGEST else text[:LONGEST] + " …")
            address = web_address(row["url"])
            if address:
                st.link_button("Read it where it stands", address, icon=":material/open_in_new:")


def _headline(row: Mapping[str, Any]) -> str:
    done = DONE.get(row["kind"], row["kind"].lower())
    names = [plain(row[f"{end}_name"] or row[end]) for end in ("actor", "target")]
    line = f"{date(row['at'])} · **{names[0]}** {done} **{names[1]}**"
    if row["communities"]:
        line += f" in {', '.join(plain(name) for name in row['communities'])}"
    return f"{line}: {plain(row['title'])}" if row["title"] else line
