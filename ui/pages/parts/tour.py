"""A short tour: where things are, one step a page; the address says at which step it is."""

from dataclasses import dataclass

import streamlit as st

from leylines.ui.pages.parts.places import PAGES, go

KEY = "tour"


@dataclass(frozen=True, slots=True)
class Step:
    """What to look at on a page."""

    page: str
    title: str
    text: str


STEPS = (
    Step(
        "overview",
        "Begin with the map",
        "Each community is a circle, each arrow says who reaches whom. Above it stand the findings "
        "in sentences; below it the people whom a global list would miss.",
    ),
    Step(
        "community",
        "Enter a community",
        "Its chart sets everybody's standing here beside the one everywhere. Who is high here and "
        "low everywhere is a local hero. Select a point or a row to open the person.",
    ),
    Step(
        "person",
        "Look at a person",
        "Both standings, what the score is made of, and whom they influence. Select a row of "
        "“Influence in and out” to read the interactions that prove it.",
    ),
    Step(
        "routes",
        "Find a route",
        "From a person or community into another: who to speak to, in which order, how likely it "
        "is to arrive, and what a global list would have chosen instead.",
    ),
    Step(
        "settings",
        "Doubt it",
        "Which way influence flows and how much a reaction counts is a table. Change it here and "
        "see at once who would move.",
    ),
    Step(
        "data",
        "Bring your own",
        "What is loaded, what was rejected and why, every analysis; and the forms that load and "
        "analyse. A term that you do not know stands on the page Terms.",
    ),
)


def offer_tour() -> None:
    """Offer the tour at the side."""
    with st.sidebar:
        if st.button("Take the tour", icon=":material/explore:", type="tertiary"):
            go(STEPS[0].page, **{KEY: "1"})


def show_tour(page: str) -> None:
    """Show the step that the address names, or the one that this visitor was at.

    Parameters
    ----------
    page : str
        Where the visitor is; the default page's address is empty.
    """
    asked = st.query_params.get(KEY, "")
    if asked.isdecimal() and 1 <= int(asked) <= len(STEPS):
        st.session_state[KEY] = int(asked)
    number = st.session_state.get(KEY)
    if number is None:
        return
    steps_here = [at for at, step in enumerate(STEPS, 1) if step.page == (page or "overview")]
    if not asked and steps_here:  # gone back, or here by the menu: the step goes along
        number = st.session_state[KEY] = steps_here[0]
    step = STEPS[number - 1]
    with st.container(border=True):
        st.markdown(f"**{number} of {len(STEPS)} · {step.title}**")
        st.markdown(step.text)
        with st.container(horizontal=True):
            _buttons(number, step, is_here=(page or "overview") == step.page)


def _buttons(number: int, step: Step, *, is_here: bool) -> None:
    if not is_here and st.button(f"Go to {PAGES[step.page][0]}", icon=":material/arrow_outward:"):
        _to(number)
    if number > 1 and st.button("Back", icon=":material/arrow_back:"):
        _to(number - 1)
    if number < len(STEPS) and st.button("Next", icon=":material/arrow_forward:", type="primary"):
        _to(number + 1)
    st.button("End the tour", icon=":material/close:", on_click=_end)


def _to(number: int) -> None:
    go(STEPS[number - 1].page, **{KEY: str(number)})


def _end() -> None:
    st.session_state.pop(KEY, None)
    st.query_params.pop(KEY, None)
