"""Every term of the pages in one place, to be searched."""

import streamlit as st

from leylines.ui.pages.parts.terms import TERMS
from leylines.ui.pages.parts.text import plain


def content() -> None:
    """Show the terms that contain what is sought."""
    st.title("Terms")
    st.caption("The same words stand behind the small question marks of the other pages.")
    sought = st.text_input("Find", key="sought term").strip().lower()
    found = {
        name: meaning
        for name, meaning in sorted(TERMS.items())
        if sought in name.lower() or sought in meaning.lower()
    }
    for name, meaning in found.items():
        st.markdown(f"**{plain(name)}** — {plain(meaning)}")
    if not found:
        st.caption("No term contains that.")


if __name__ == "__main__":
    content()
