"""The form that starts an analysis, and the command that it becomes."""

from dataclasses import fields, replace
from datetime import UTC, date, datetime
from pathlib import Path

import streamlit as st

from leylines.graph.network import Parameters, influence_table_text
from leylines.ui.jobs import Job
from leylines.ui.pages.parts.jobs import the_jobs

OPTIONS = {
    "half_life_days": "--half-life",
    "window_days": "--window",
    "gamma": "--gamma",
    "depth": "--depth",
    "bootstrap": "--bootstrap",
    "seed": "--seed",
}
"""What the command line calls a parameter."""


def analysis_form(now: Parameters) -> None:
    """Ask what the analysis is to be told, beginning with what the newest was, and start it."""
    with st.form("analyse"):
        left, middle, right = st.columns(3)
        half_life = left.number_input(
            "Half-life, days", 0.001, value=now.half_life_days, help="After so many days an "
            "interaction counts half.",
        )  # fmt: skip
        window = middle.number_input(
            "Window, days", 0.001, value=now.window_days, help="How far back contents and activity "
            "count for the probability of a reaction.",
        )  # fmt: skip
        until = right.date_input(
            "Leave out what is later than", _day(now.until), help="Empty: all that is loaded."
        )
        gamma = left.number_input(
            "γ", 0.0, 1.0, now.gamma, 0.05, help="How far a person's attention is shared among "
            "those who reach it: 0 not, 1 fully.",
        )  # fmt: skip
        depth = middle.number_input(
            "Depth", 0.0, 0.99, now.depth, 0.05, help="How much the influence of those whom one "
            "influences counts.",
        )  # fmt: skip
        bootstrap = right.number_input(
            "Replicates for the intervals", 0, value=now.bootstrap, step=50,
            help="More take longer and make the intervals steadier; 0: none.",
        )  # fmt: skip
        seed = left.number_input("Seed", value=now.seed, step=1, help="The same gives the same.")
        st.caption("The influence table is that of the newest analysis; Settings changes it.")
        asked = st.form_submit_button("Analyse", type="primary", icon=":material/play_arrow:")
    if asked:
        start_analysis(
            replace(now, half_life_days=half_life, window_days=window, until=_end(until),
                    gamma=gamma, depth=depth, bootstrap=bootstrap, seed=seed)
        )  # fmt: skip
        st.rerun()


def start_analysis(parameters: Parameters) -> Job:
    """Start an analysis with these parameters as a job."""
    jobs = the_jobs()
    folder = jobs.files.make()
    return jobs.start("Analyse", command(parameters, folder), folder)


def command(parameters: Parameters, folder: Path) -> list[str]:
    """Return the command that analyses with these parameters: only what is not usual is told.

    Parameters
    ----------
    folder : Path
        Where the influence table is written to, if it is another than the usual one.

    Examples
    --------
    >>> command(Parameters(gamma=0.5, until=1_704_067_199_000), Path())
    ['analyse', '--gamma', '0.5', '--until', '2023-12-31T23:59:59']
    """
    usual, arguments = Parameters(), ["analyse"]
    for field in fields(Parameters):
        value = getattr(parameters, field.name)
        if field.name in OPTIONS and value != getattr(usual, field.name):
            arguments += [OPTIONS[field.name], str(value)]
    if parameters.until is not None:
        until = datetime.fromtimestamp(parameters.until / 1000, UTC)
        arguments += ["--until", f"{until:%Y-%m-%dT%H:%M:%S}"]
    if parameters.table != usual.table:
        file = folder / "influence-table.toml"
        file.write_text(influence_table_text(parameters.table), encoding="utf-8")
        arguments += ["--influence-table", str(file)]
    return arguments


def _day(until: int | None) -> date | None:
    return None if until is None else datetime.fromtimestamp(until / 1000, UTC).date()


def _end(day: date | None) -> int | None:
    """Return the last second of a day, in milliseconds since 1970."""
    if day is None:
        return None
    return round(datetime(day.year, day.month, day.day, 23, 59, 59, tzinfo=UTC).timestamp() * 1000)
