"""The jobs of the explorer on a page: how far each is, how it ended, and its buttons."""

import time
from datetime import UTC, datetime
from pathlib import Path

import streamlit as st

from leylines.graph.errors import LeylinesError
from leylines.graph.settings import read_settings
from leylines.ui.jobs import Job, Jobs, Stage, State
from leylines.ui.pages.parts.places import place
from leylines.ui.pages.parts.text import plain

LOOK_EVERY_SECONDS = 1.0
STATES: dict[State, tuple[str, str]] = {
    "running": (":material/autorenew:", "running"),
    "cancelling": (":material/hourglass_bottom:", "ending"),
    "done": (":material/check_circle:", "done"),
    "failed": (":material/error:", "failed"),
    "cancelled": (":material/cancel:", "cancelled"),
}
LATER = {
    "failed": "Mended? It goes on where it was.",
    "cancelled": "What it had committed stays; it goes on from there.",
}


@st.cache_resource(show_spinner=False, on_release=Jobs.close)
def _jobs(folder: Path) -> Jobs:
    return Jobs(folder)


def the_jobs() -> Jobs:
    """Return the jobs of this explorer, the same for everybody who has it open.

    Raises
    ------
    SettingsError
        If a setting cannot be used.
    """
    return _jobs(read_settings().data_dir / "jobs")


def tell_jobs() -> None:
    """Say at the side what is running, on every page; run the page again once one has ended."""
    try:
        jobs = the_jobs()
    except LeylinesError:
        return  # the page says it
    begun = _numbers(jobs)

    def look() -> None:
        if _numbers(jobs) != begun:
            st.rerun()
        for job in jobs.running():
            st.caption(f"{STATES[job.state][0]} **{plain(job.title)}** · {plain(_how_far(job))}")

    if begun:
        with st.sidebar:
            st.fragment(look, run_every=LOOK_EVERY_SECONDS)()
            st.page_link(place("data"), label="Progress and cancel", icon=":material/monitoring:")


def show_jobs() -> None:
    """Show every job of the explorer, the newest first, with what can be done about it."""
    jobs = the_jobs()

    def look() -> None:
        for job in jobs.all():
            with st.container(border=True):
                _show(jobs, job)

    st.fragment(look, run_every=LOOK_EVERY_SECONDS if jobs.running() else None)()


def _numbers(jobs: Jobs) -> list[int]:
    return [job.number for job in jobs.running()]


def _show(jobs: Jobs, job: Job) -> None:
    icon, state = STATES[job.state]
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(f"{icon} **{plain(job.title)}** · {state} · {_lasted(job)}", width="stretch")
        _buttons(jobs, job)
    if not job.is_over:
        stage = _current(job)
        share = stage.share if stage else None
        st.progress(share or 0.0, plain(_how_far(job)))
        return
    if job.error:
        where = f" ({plain(job.error['where'])})" if job.error.get("where") else ""
        cure = plain(job.error.get("cure", ""))
        st.error(f"**{plain(job.error.get('what', ''))}**{where}. {cure}")
    if job.state in LATER:
        st.caption(LATER[job.state])
    if job.said:
        with st.expander("What it said", expanded=False):
            st.code(job.said, language=None)


def _buttons(jobs: Jobs, job: Job) -> None:
    if not job.is_over:
        ending = job.state == "cancelling"
        st.button("Cancel", key=f"cancel {job.number}", icon=":material/stop_circle:",
                  on_click=job.cancel, disabled=ending)  # fmt: skip
        return
    if job.state != "done" and st.button(
        "Go on", key=f"again {job.number}", icon=":material/play_arrow:"
    ):
        jobs.again(job)
        st.rerun()
    if st.button("Dismiss", key=f"dismiss {job.number}", icon=":material/close:"):
        jobs.forget(job)
        st.rerun()


def _current(job: Job) -> Stage | None:
    """Return the task that the job is at: the newest one that is not finished."""
    stages = job.stages
    return next((stage for stage in reversed(stages) if not stage.is_finished), None) or (
        stages[-1] if stages else None
    )


def _how_far(job: Job) -> str:
    stage = _current(job)
    return "starting" if stage is None else progress_text(stage, time.monotonic())


def progress_text(stage: Stage, now: float) -> str:
    """Say how far a task is, how fast it goes and how long it will still take.

    Examples
    --------
    >>> progress_text(Stage("Writing", 60, 100, began=0.0, seen=4.0, before=20), 4.0)
    'Writing: 60 of 100, about 4 s left'
    >>> progress_text(Stage("Loading forum", 3000, None, began=0.0, seen=3.0), 3.0)
    'Loading forum: 3,000, 1,000 a second'
    """
    if stage.total == 1:
        return f"{stage.task} …"
    far = f"{stage.task}: {stage.done:,}"
    if stage.total:
        far += f" of {stage.total:,}"
    left, speed = stage.seconds_left(now), stage.units_per_second
    if left is not None and not stage.is_finished:
        return f"{far}, about {duration(left)} left"
    return f"{far}, {speed:,.0f} a second" if speed and stage.total is None else far


def duration(seconds: float) -> str:
    """Say a length of time.

    Examples
    --------
    >>> duration(3.2), duration(75), duration(7300)
    ('3 s', '1 min 15 s', '2 h 1 min')
    """
    whole = round(seconds)
    if whole < 60:
        return f"{whole} s"
    if whole < 3600:
        return f"{whole // 60} min {whole % 60} s"
    return f"{whole // 3600} h {whole % 3600 // 60} min"


def _lasted(job: Job) -> str:
    return duration(((job.ended_at or datetime.now(UTC)) - job.started_at).total_seconds())
