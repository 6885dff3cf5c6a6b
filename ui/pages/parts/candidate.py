"""Two accounts side by side, and what speaks for their being one person's."""

import streamlit as st

from leylines.ui.pages.parts.graph import Graph
from leylines.ui.pages.parts.people import Row
from leylines.ui.pages.parts.text import date, plain, web_address

CONTENTS = 3
LONGEST = 160


def show_candidate(graph: Graph, link: Row) -> None:
    """Show a link: how sure, why, what was decided, and the two accounts."""
    names = " and ".join(plain(account["handle"] or account["id"]) for account in link["accounts"])
    st.subheader(f"{names} · {link['confidence']:.0%}", divider="gray")
    for evidence in link["evidence"]:
        st.markdown(f"- {plain(evidence)}")
    if link["by_name_only"]:
        st.caption("Nothing but the names speaks for it. Look at both before you decide.")
    if link["decided_at"]:
        because = f": {plain(link['because'])}" if link["because"] else ""
        by, at = plain(link["decided_by"] or "unknown"), date(link["decided_at"])
        st.caption(f"{link['state'].capitalize()} by {by} on {at}{because}")
    for column, account in zip(st.columns(2, gap="medium"), link["accounts"], strict=False):
        with column.container(border=True, height="stretch"):
            _account(graph, account)


def _account(graph: Graph, account: Row) -> None:
    name = f" · {plain(account['name'])}" if account["name"] else ""
    st.markdown(f"**{plain(account['handle'] or account['id'])}**{name}")
    held = account["person_name"] or account["person"]
    st.caption(f"On {plain(account['network'])} · {plain(account['id'])} · held by {plain(held)}")
    if url := web_address(account["url"]):
        st.link_button("Open the profile", url, icon=":material/open_in_new:")
    rows = graph.ask("recent_contents_of_an_account", account=account["id"], limit=CONTENTS)
    for row in rows:
        text = " — ".join(part for part in (row["title"], row["text"]) if part) or row["id"]
        shown = text if len(text) <= LONGEST else f"{text[:LONGEST].rstrip()} …"
        st.markdown(f"{date(row['at'])}: {plain(shown)}")
    if not rows:
        st.caption("Has written nothing that is loaded.")
