"""Playback of a community's growth: its people at their places, frame by frame."""

import altair as alt
import pandas as pd
import streamlit as st

from leylines.ui.canvas import NetworkView
from leylines.ui.canvas.palette import PALETTE
from leylines.ui.pages.parts.frames import Frame, frames
from leylines.ui.pages.parts.graph import Graph
from leylines.ui.pages.parts.terms import TERMS

PACE = 0.8
"""Seconds that a frame stays."""

LABELLED = 12
NEW, THERE = "new in this frame", "there already"


def show_playback(graph: Graph, view: NetworkView, community: str) -> None:
    """Play how the people of a view came to act upon one another in a declared community."""
    st.subheader("How it grew", help=TERMS["playback"])
    people = sorted(node.id for node in view.nodes)
    found = frames(graph.ask("interactions_among", persons=people, community=community))
    if len(found) < 2:
        st.caption("Nothing to play: they met in one week at most, in the time that is chosen.")
        return
    every = PACE if st.session_state.get(f"playing {community}") else None
    st.fragment(_play, run_every=every)(view, found, community)


def _play(view: NetworkView, found: list[Frame], community: str) -> None:
    # The place is kept beside the slider: its own value may be one that the browser sent before it
    # heard of the last frame.
    at, playing, slider = (f"{name} {community}" for name in ("frame of", "playing", "until in"))
    last = len(found) - 1
    labels = [frame.label for frame in found]
    if st.session_state.pop(f"turned {community}", None):
        st.rerun()  # the whole page, for only that changes whether time goes on
    place = min(st.session_state.get(at, last), last)
    if st.session_state.get(playing):
        if place == last:
            st.session_state[playing] = False
            st.rerun()
        place += 1
    st.session_state[at], st.session_state[slider] = place, labels[place]

    def turn() -> None:
        st.session_state[f"turned {community}"] = True
        st.session_state[playing] = not st.session_state.get(playing)
        if st.session_state[playing] and st.session_state[at] == last:
            st.session_state[at] = 0

    def note() -> None:
        st.session_state[at] = labels.index(st.session_state[slider])

    label, icon = ("Pause", "pause") if st.session_state.get(playing) else ("Play", "play_arrow")
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.button(label, icon=f":material/{icon}:", on_click=turn)
        st.select_slider("Until the end of this week or month", labels, key=slider, on_change=note)
    _show(view, found[place])


def _show(view: NetworkView, frame: Frame) -> None:
    st.altair_chart(picture(view, frame), alt=f"Who had met whom by {frame.label}")
    st.caption(
        f"By {frame.label}: {len(frame.reacted):,} of the {len(view.nodes):,} people drawn have "
        f"had reactions, {len(frame.pairs):,} pairs have met, {len(frame.new):,} people are new. "
        f"{view.sentence}"
    )


def picture(view: NetworkView, frame: Frame) -> alt.LayerChart | alt.FacetChart:
    """Draw the people who have met somebody by a frame, at their places in the view."""
    there = {one for pair in frame.pairs for one in pair}
    largest = sorted(frame.reacted, key=lambda one: (-frame.reacted[one], one))[:LABELLED]
    people = pd.DataFrame(
        [
            {"x": node.x, "y": node.y, "name": node.label, "people": frame.reacted.get(node.id, 0),
             "state": NEW if node.id in frame.new else THERE,
             "label": node.label if node.id in largest else ""}
            for node in view.nodes
            if node.id in there
        ],
        columns=["x", "y", "name", "people", "state", "label"],
    )  # fmt: skip
    places = {node.id: (node.x, node.y) for node in view.nodes}
    pairs = pd.DataFrame(
        [(*places[one], *places[other], times) for (one, other), times in frame.pairs.items()],
        columns=["x", "y", "x2", "y2", "times"],
    )
    x, y = (_scale([place[axis] for place in places.values()]) for axis in (0, 1))
    across, up = alt.X("x:Q", axis=None, scale=x), alt.Y("y:Q", axis=None, scale=y)
    base = alt.Chart(people).encode(x=across, y=up)
    return alt.layer(
        alt.Chart(pairs)
        .mark_rule(color="#8c8c8c", opacity=0.35)
        .encode(
            x=across,
            y=up,
            x2="x2:Q",
            y2="y2:Q",
            strokeWidth=alt.StrokeWidth(
                "times:Q", legend=None, scale=alt.Scale(domain=[1, 20], range=[0.7, 4], clamp=True)
            ),
        ),
        base.mark_circle(opacity=1).encode(
            size=alt.Size(
                "people:Q",
                legend=None,
                scale=alt.Scale(domain=[0, len(view.nodes)], range=[40, 1400]),
            ),
            color=alt.Color(
                "state:N",
                title=None,
                scale=alt.Scale(domain=[THERE, NEW], range=[PALETTE[0], PALETTE[5]]),
                legend=alt.Legend(orient="top"),
            ),
            tooltip=[
                alt.Tooltip("name:N", title="Name"),
                alt.Tooltip("people:Q", title="People who reacted so far"),
            ],
        ),
        base.mark_text(dy=-14, color="#8c8c8c").encode(text="label:N"),
    ).properties(height=460)


def _scale(values: list[float]) -> alt.Scale:
    """Keep the same scale in all frames, so that nobody moves."""
    room = 0.06 * (max(values) - min(values)) + 1
    return alt.Scale(domain=[min(values) - room, max(values) + room], nice=False, zero=False)
