import numpy as np

from leylines.graph.network import Contents, Interactions, Lists
from leylines.queries.communities import homes


def interactions() -> Interactions:
    """Person 0 acts once in A and once in A and B and writes in B; 1 is only acted upon."""
    empty = np.zeros(0, dtype=np.int32)
    return Interactions(
        persons=["a", "b", "c"],
        names=["a", "b", "c"],
        communities=["A", "B"],
        community_names=["A", "B"],
        community_kinds=["board", "board"],
        kinds=["LIKED"],
        actor=np.array([0, 0, 2, 2], dtype=np.int32),
        target=np.array([1, 1, 1, 1], dtype=np.int32),
        kind=np.zeros(4, dtype=np.int8),
        at=np.array([1, 2, 3, 99]),
        weight=np.ones(4),
        content=np.full(4, -1, dtype=np.int32),
        in_communities=Lists(np.array([0, 1, 3, 3, 4]), np.array([0, 0, 1, 1], dtype=np.int32)),
        contents=Contents(
            ids=["x", "y"],
            author=np.array([0, -1], dtype=np.int32),
            parent=np.array([-1, -1], dtype=np.int32),
            at=np.array([4, 5]),
            communities=Lists(np.array([0, 1, 2]), np.array([1, 0], dtype=np.int32)),
        ),
        state="",
        own=len(empty),
    )


def test_activity_divides_over_communities():
    shares = homes(interactions(), until=10).toarray()
    assert shares.tolist() == [[0.5, 0.5], [0.0, 0.0], [0.0, 0.0]]


def test_what_is_later_is_left_out():
    # until 3 the content is not yet written: 1.5 of 2 acts in A
    assert homes(interactions(), until=3).toarray()[0].tolist() == [0.75, 0.25]
    assert homes(interactions(), until=99).toarray()[2].tolist() == [0.0, 1.0]
