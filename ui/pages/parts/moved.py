"""What other settings would change: who moves, and how far the two orders agree."""

import math
from dataclasses import dataclass
from typing import Any

import streamlit as st

from leylines.graph.network import Interactions, Parameters, read_interactions
from leylines.graph.settings import read_settings
from leylines.graph.store import Store
from leylines.queries.analysis.identity import parameters_text
from leylines.queries.analysis.preview import Standings, agreement, movers, standings
from leylines.ui.pages.parts.graph import Graph

AMONG = 100
SHOWN = 50
EVERYWHERE = "Everywhere"


@dataclass(frozen=True, eq=False)
class Change:
    """The standings before and after, of the same people."""

    interactions: Interactions
    before: Standings
    after: Standings

    def communities(self) -> list[dict[str, Any]]:
        """Return a row for everything and for each declared community, the largest first."""
        agree = agreement(self.before, self.after).tolist()
        members = self.before.contexts.members.tolist()
        rows = [
            {
                "context": context,
                "name": self._called(context),
                "members": members[context],
                "agreement": None if math.isnan(agree[context]) else agree[context],
                "moved": len(movers(self.before, self.after, context, 10)),
            }
            for context in range(len(members))
        ]
        return sorted(rows, key=lambda row: (row["context"] > 0, -row["members"], row["name"]))

    def people(self, context: int) -> list[dict[str, Any]]:
        """Return those who move furthest in a context."""
        nodes = movers(self.before, self.after, context, AMONG)[:SHOWN]
        persons = self.before.contexts.person[nodes].tolist()
        return [
            {
                "id": self.interactions.persons[person],
                "name": self.interactions.names[person],
                "rank_before": int(self.before.order.rank[node]),
                "rank_after": int(self.after.order.rank[node]),
                "up": int(self.before.order.rank[node] - self.after.order.rank[node]),
                "score_before": float(self.before.score[node]),
                "score_after": float(self.after.score[node]),
            }
            for node, person in zip(nodes.tolist(), persons, strict=True)
        ]

    def _called(self, context: int) -> str:
        return self.interactions.community_names[context - 1] if context else EVERYWHERE


def compared(graph: Graph, before: Parameters, after: Parameters) -> Change:
    """Compute both standings; what was computed while the graph was the same is not again.

    Raises
    ------
    AnalysisError
        If nobody influences anybody by either.
    """
    interactions = _interactions(graph.state, graph.store)
    found = [
        _standings(graph.state, parameters_text(each), interactions, each)
        for each in (before, after)
    ]
    return Change(interactions, *found)


@st.cache_resource(show_spinner="Reading the network …", max_entries=2)
def _interactions(state: str, _store: Store) -> Interactions:  # noqa: ARG001 - the cache's key
    return read_interactions(_store, cache=read_settings().cache_dir)


@st.cache_resource(show_spinner="Computing the scores …", max_entries=8)
def _standings(
    state: str,  # noqa: ARG001 - the cache's key, with the next one
    text: str,  # noqa: ARG001
    _interactions: Interactions,
    _parameters: Parameters,
) -> Standings:
    return standings(_interactions, _parameters)
