"""Seeds asked on the spot; an answer is kept while the graph stays the same."""

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass

import streamlit as st

from leylines.graph.store import Store
from leylines.queries.spread import Choice, Model, Task, choose_seeds
from leylines.ui.exports.tables import guarded
from leylines.ui.pages.parts.arrays import newest_of
from leylines.ui.pages.parts.graph import Graph
from leylines.ui.pages.parts.people import Row

Costs = tuple[tuple[str, float], ...]
"""Ids of people, and what each costs."""


@dataclass(frozen=True)
class Asked:
    """What the page asks for, as :class:`leylines.queries.spread.Task` has it."""

    community: str | None
    k: int
    model: Model
    budget: float | None
    costs: Costs
    excluded: tuple[str, ...]
    already: tuple[str, ...]

    @property
    def task(self) -> Task:
        """The same for the search."""
        return Task(
            self.community, self.k, self.model, costs=dict(self.costs), budget=self.budget,
            excluded=self.excluded, already=self.already,
        )  # fmt: skip


def find_seeds(graph: Graph, asked: Asked) -> Choice:
    """Return the people to begin with.

    Raises
    ------
    NotFoundError
        If the newest run does not know the community or somebody who is named.
    """
    return _seeds(graph.state, asked, graph.store)


def as_csv(rows: Sequence[Row]) -> bytes:
    r"""Return the people as a CSV file that a spreadsheet takes for what it is.

    Examples
    --------
    >>> as_csv([{"id": "ada", "name": "=Ada", "gain": 1.5, "cost": 1.0}]).decode("utf-8-sig")
    "person,name,adds,cost\r\nada,'=Ada,1.5,1.0\r\n"
    """
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(["person", "name", "adds", "cost"])
    writer.writerows(
        [guarded(row[name]) for name in ("id", "name", "gain", "cost")] for row in rows
    )
    return text.getvalue().encode("utf-8-sig")


@st.cache_data(show_spinner="Choosing people …", max_entries=50)
def _seeds(state: str, asked: Asked, _store: Store) -> Choice:
    return choose_seeds(newest_of(Graph(_store, state)), asked.task)
