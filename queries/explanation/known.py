"""Explanations asked of a graph: its runs, its interactions, and answers with ids and names."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import cached_property
from itertools import islice
from math import fsum
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from leylines.graph.errors import AnalysisError, NotFoundError
from leylines.graph.network import Interactions, Parameters, read_interactions
from leylines.graph.network.strength import end_of_data
from leylines.graph.progress import Progress, silent
from leylines.graph.store import Store
from leylines.queries.catalogue import ask
from leylines.queries.communities import homes
from leylines.queries.explanation import scope
from leylines.queries.explanation.change import FACTORS, explain_change
from leylines.queries.explanation.made_of import made_of
from leylines.queries.explanation.movers import movers
from leylines.queries.explanation.solution import solve
from leylines.queries.routes.newest import EVERYONE, parameters_of

NOWHERE = "in no community"

Row = dict[str, Any]


@dataclass(frozen=True, eq=False)
class Known:
    """A graph's interactions and the parameters of its newest run."""

    store: Store
    run: str
    interactions: Interactions
    parameters: Parameters

    @cached_property
    def positions(self) -> Mapping[str, int]:
        """The position of each person, by id."""
        return {person: place for place, person in enumerate(self.interactions.persons)}

    def explain(self, person: str, community: str | None = None) -> Row:
        """Say what a person's score is made of.

        Parameters
        ----------
        person : str
        community : str, optional
            None: the score everywhere.

        Returns
        -------
        dict
            ``amount`` is the score before it is put on the scale that is shown, ``score`` after.
            Under ``persons``, ``kinds``, ``places`` and ``homes`` the rows that it is made of, the
            largest first; under ``remainders`` what each table's error-free sum lacks.

        Raises
        ------
        NotFoundError
            If the run knows no such person or community.
        """
        place, inside = self._place(person), self._inside(community)
        solution = solve(self.interactions, self.parameters, inside)
        until = end_of_data(self.interactions, self.parameters)
        found = made_of(solution, self.interactions, homes(self.interactions, until), place)
        communities = [*self.interactions.community_names, NOWHERE]
        total = found.direct + found.passed_on
        tables = {
            "persons": [
                {"id": self.interactions.persons[giver], "name": self.interactions.names[giver]}
                | {"amount": float(total[giver]), "direct": float(found.direct[giver])}
                | {"passed_on": float(found.passed_on[giver])}
                for giver in np.flatnonzero(total).tolist()
            ],
            "kinds": _rows(self.interactions.kinds, found.kinds),
            "places": _rows(communities, found.places),
            "homes": _rows(communities, found.homes),
        }
        return {
            "run": self.run,
            "person": person,
            "community": community,
            "score": float(solution.shown[place]),
            "amount": found.score,
            **{name: _largest_first(rows, found.score) for name, rows in tables.items()},
            "remainders": {
                name: found.score - fsum(row["amount"] for row in rows)
                for name, rows in tables.items()
            },
        }

    def explain_change(self, person: str, community: str | None, since: str) -> Row:
        """Say why a person's score moved since an earlier run.

        Parameters
        ----------
        person : str
        community : str, optional
            None: the score everywhere.
        since : str
            The id of an earlier run, or a day as 2025-12-31 (its beginning, UTC), for which the
            newest run's parameters are taken.

        Returns
        -------
        dict
            ``before`` and ``after``: the scores before they are put on the scale, as
            ``score_before`` and ``score_after`` are. Under ``factors`` what each cause did, under
            ``persons`` the same by whom the person influences; ``remainder`` is what the
            error-free sum of the causes lacks. Of a run ``run_knew`` and ``graph_has`` tell how
            many interactions it knew, and how many the graph now has until then.

        Raises
        ------
        NotFoundError
            If the newest run knows no such person or community, or there is no such earlier run.
        """
        place, inside = self._place(person), self._inside(community)
        before, about = self._earlier(since)
        first, last = (solve(self.interactions, each, inside) for each in (before, self.parameters))
        change = explain_change(first, last, self.interactions, inside, place)
        factors = [fsum(part) for part in change.parts.tolist()]
        persons = [
            {"id": self.interactions.persons[other], "name": self.interactions.names[other]}
            | {"amount": fsum(parts)}
            | dict(zip(FACTORS, parts, strict=True))
            for other, parts in zip(change.people.tolist(), change.parts.T.tolist(), strict=True)
        ]
        return {
            "run": self.run,
            "person": person,
            "community": community,
            **about,
            "score_before": float(first.shown[place]),
            "score_after": float(last.shown[place]),
            "before": change.before,
            "after": change.after,
            "factors": dict(zip(FACTORS, factors, strict=True)),
            "remainder": fsum([change.after, -change.before, *(-part for part in factors)]),
            "persons": sorted(persons, key=lambda row: (-abs(row["amount"]), row["id"])),
        }

    def movers(self, community: str | None, since: str, limit: int) -> list[Row]:
        """Say who moved most since an earlier run or day, as :meth:`explain_change` takes them.

        Returns
        -------
        list of dict
            ``id``, ``name``, ``before``, ``after`` and ``change`` of the score that is shown, and
            ``rank_before`` and ``rank_after``.

        Raises
        ------
        NotFoundError
            If the run knows no such community, or there is no such earlier run.
        """
        inside = self._inside(community)
        first, last = (
            solve(self.interactions, each, inside)
            for each in (self._earlier(since)[0], self.parameters)
        )
        found = movers(first, last)
        columns = (found.before, found.after, found.rank_before, found.rank_after)
        rows = zip(found.people.tolist(), *(column.tolist() for column in columns), strict=True)
        return [
            {"id": self.interactions.persons[place], "name": self.interactions.names[place]}
            | {"before": before, "after": after, "change": after - before}
            | {"rank_before": rank_before, "rank_after": rank_after}
            for place, before, after, rank_before, rank_after in islice(rows, limit)
        ]

    def as_of(self, run: str) -> "Known":
        """Return the same with another run in the place of the newest.

        Raises
        ------
        NotFoundError
            If there is no such run.
        """
        for row in ask(self.store, "runs", limit=EVERYONE):
            if row["id"] == run:
                return replace(self, run=run, parameters=parameters_of(row))
        raise NotFoundError(f"There is no run {run!r}", cure="List runs: `leylines query runs`.")

    def _earlier(self, since: str) -> tuple[Parameters, Row]:
        for run in ask(self.store, "runs", limit=EVERYONE):
            if run["id"] == since:
                parameters = parameters_of(run)
                held = int(
                    (self.interactions.at <= end_of_data(self.interactions, parameters)).sum()
                )
                about = {"run_knew": run["interactions"], "graph_has": held}
                return parameters, {"since": since} | about
        try:
            day = datetime.fromisoformat(since).replace(tzinfo=UTC)
        except ValueError:
            raise NotFoundError(
                f"There is no run {since!r}, and it is no day",
                cure="List runs: `leylines query runs`. A day is written 2025-12-31.",
            ) from None
        return replace(self.parameters, until=int(day.timestamp() * 1000)), {"since": since}

    def _place(self, person: str) -> int:
        if person not in self.positions:
            raise NotFoundError(
                f"The newest run knows nobody {person!r}", cure="Run `leylines analyse`."
            )
        return self.positions[person]

    def _inside(self, community: str | None) -> NDArray[np.bool_]:
        declared = list(self.interactions.communities)
        if community is None:
            return scope.everything(self.interactions)
        if community in declared:
            return scope.in_community(self.interactions, declared.index(community))
        people = ask(self.store, "top_people", community=community, limit=EVERYONE)
        members = np.zeros(len(self.interactions.persons), dtype=np.bool_)
        members[[self.positions[row["id"]] for row in people if row["id"] in self.positions]] = True
        if not members.any():
            raise NotFoundError(
                f"The newest run knows no community {community!r}",
                cure="List them: `leylines communities`.",
            )
        return scope.among(self.interactions, members)


def known(store: Store, *, cache: Path | None, progress: Progress = silent) -> Known:
    """Read what explanations need from the graph.

    Parameters
    ----------
    store : Store
    cache : Path, optional
        Where the graph's arrays are kept.
    progress : Progress

    Raises
    ------
    AnalysisError
        If there is no run yet.
    """
    runs = ask(store, "runs", limit=1)
    if not runs:
        raise AnalysisError("There is no run yet", cure="Make one: `leylines analyse`.")
    interactions = read_interactions(store, cache=cache, progress=progress)
    return Known(store, runs[0]["id"], interactions, parameters_of(runs[0]))


def _rows(names: Sequence[str], amounts: NDArray[np.float64]) -> list[Row]:
    return [
        {"name": name, "amount": amount}
        for name, amount in zip(names, amounts.tolist(), strict=True)
        if amount
    ]


def _largest_first(rows: Sequence[Row], total: float) -> list[Row]:
    shared = [{**row, "share": row["amount"] / total} for row in rows]
    return sorted(shared, key=lambda row: (-row["amount"], row.get("id", row["name"])))
