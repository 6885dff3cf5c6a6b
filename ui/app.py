"""The explorer: the script that Streamlit runs, started by ``leylines ui``."""

from pathlib import Path

import streamlit as st

from leylines.ui.pages.parts.places import PAGES, place

# A picture of our own: Streamlit fetches the named ones from the internet for the browser's tab.
ICON = Path(__file__).with_name("icon.svg").read_text(encoding="utf-8")
LOGO = Path(__file__).with_name("logo.svg").read_text(encoding="utf-8")

st.set_page_config(page_title="Leylines", page_icon=ICON, layout="wide")
st.logo(LOGO, size="large")
st.navigation([place(name) for name in PAGES], expanded=True).run()
