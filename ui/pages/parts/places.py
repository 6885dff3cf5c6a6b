"""The pages by name, and the way from one to another."""

from collections.abc import Mapping
from pathlib import Path
from typing import NoReturn

import streamlit as st

PAGES: Mapping[str, tuple[str, str]] = {
    "overview": ("Overview", ":material/hub:"),
    "community": ("Community", ":material/groups:"),
    "person": ("Person", ":material/person:"),
    "accounts": ("Accounts", ":material/join_inner:"),
    "routes": ("Routes", ":material/route:"),
    "seeds": ("Seeds", ":material/campaign:"),
    "compare": ("Compare", ":material/compare_arrows:"),
    "questions": ("Questions", ":material/manage_search:"),
    "console": ("Console", ":material/terminal:"),
    "data": ("Data", ":material/database:"),
    "settings": ("Settings", ":material/tune:"),
    "terms": ("Terms", ":material/menu_book:"),
}
"""Title and icon of each page, by its address."""


def place(name: str) -> st.Page:
    """Return a page that Streamlit can show and lead to."""
    title, icon = PAGES[name]
    script = Path(__file__).parents[1] / f"{name}.py"
    return st.Page(script, title=title, icon=icon, url_path=name, default=name == "overview")


def go(name: str, **parameters: str) -> NoReturn:
    """Go to a page with these parameters in its address."""
    st.switch_page(place(name), query_params=parameters)
