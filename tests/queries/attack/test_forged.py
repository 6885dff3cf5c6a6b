"""Forged interactions lie among the real ones, which stay as they are."""

import numpy as np

from leylines.graph.network import Parameters, influence_flow
from leylines.queries.attack import Forged, inject


def rows(x):
    """Return the interactions as they can be compared, however they are ordered."""
    places = [
        x.in_communities.indices[a:b].tolist()
        for a, b in zip(x.in_communities.indptr, x.in_communities.indptr[1:], strict=False)
    ]
    columns = (x.actor, x.target, x.kind, x.at, x.weight, x.content)
    return sorted(zip(*(column.tolist() for column in columns), map(str, places), strict=True))


def forge(actor, target, at, community=1, accounts=0):
    columns = (np.array(column, dtype=np.int64) for column in (actor, target, at))
    return Forged(*columns, kind=0, community=community, accounts=accounts)


def test_nothing_forged_changes_nothing(club):
    assert rows(inject(club, forge([], [], []))) == rows(club)


def test_forged_rows_are_added_in_order_of_time(club):
    after = inject(club, forge([3, 70], [5, 3], [int(club.at[10]), 7], accounts=1))
    assert (np.diff(after.at) >= 0).all()
    added = set(rows(after)) - set(rows(club))
    assert added == {(3, 5, 0, int(club.at[10]), 1.0, -1, "[1]"), (70, 3, 0, 7, 1.0, -1, "[1]")}
    assert len(after) == len(club) + 2
    assert after.persons == sorted(after.persons)
    assert len(after.persons) == len(after.names) == 71
    assert {name: getattr(after, name).dtype for name in ("actor", "kind", "at")} == {
        "actor": np.int32, "kind": np.int8, "at": np.int64,
    }  # fmt: skip


def test_what_lies_nowhere_has_no_community(club):
    after = inject(club, forge([3], [5], [0], community=-1))
    assert np.diff(after.in_communities.indptr)[0] == 0


def test_what_an_account_does_to_itself_moves_nothing(club):
    after = inject(club, forge([4] * 50, [4] * 50, [9] * 50))
    assert rows(after) == rows(club)
    assert after.own == club.own + 50
    before, later = (influence_flow(x, Parameters()).value for x in (club, after))
    assert before.tobytes() == later.tobytes()
