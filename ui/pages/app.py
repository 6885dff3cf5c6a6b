"""The explorer: the script that Streamlit runs, started by ``leylines ui``.

It stands among the pages because Streamlit takes a folder ``pages`` beside the script for the
older kind of pages, and would show those to whoever opens a sent address first.
"""

from pathlib import Path

import streamlit as st

from leylines.ui.pages.parts.jobs import tell_jobs
from leylines.ui.pages.parts.places import PAGES, place
from leylines.ui.pages.parts.tour import offer_tour, show_tour

# Pictures of our own: Streamlit fetches named ones from the internet for the browser's tab.
ICON = Path(__file__).with_name("icon.svg").read_text(encoding="utf-8")
LOGO = Path(__file__).with_name("logo.svg").read_text(encoding="utf-8")


def main() -> None:
    """Show the page that the address names."""
    st.set_page_config(page_title="Leylines", page_icon=ICON, layout="wide")
    st.logo(LOGO, size="large")
    page = st.navigation([place(name) for name in PAGES], expanded=True)
    tell_jobs()
    offer_tour()
    show_tour(page.url_path)
    page.run()


if __name__ == "__main__":
    main()
