"""Where a person is at home: how its own acts and contents divide over the communities."""

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from leylines.graph.network import Interactions

AT_HOME = 0.5
"""Who has so much of its activity in a community is of its people."""


def homes(interactions: Interactions, until: int) -> sparse.csr_array:
    """Return how each person's own activity divides over the declared communities.

    Every act and every content counts one, divided evenly where it lies in several communities;
    one that lies in none counts nowhere. What others do to a person is not its activity.

    Parameters
    ----------
    until : int
        Milliseconds since 1970; what is later is left out.

    Returns
    -------
    (persons, communities) sparse array
        Rows sum to 1, or to 0 for those who did nothing in any community.
    """
    contents = interactions.contents
    acts = np.where(interactions.at <= until, interactions.actor, -1)
    written = np.where(contents.at <= until, contents.author, -1)
    shape = (len(interactions.persons), len(interactions.communities))
    counted, cells = [np.zeros(0)], [np.zeros((2, 0), dtype=np.int32)]
    for person, where in ((acts, interactions.in_communities), (written, contents.communities)):
        several = np.diff(where.indptr)
        row = where.rows()
        known = person[row] >= 0
        counted.append(1.0 / several[row[known]])
        cells.append(np.stack([person[row[known]], where.indices[known]]))
    activity = sparse.csr_array((np.concatenate(counted), np.hstack(cells)), shape=shape)
    total = np.asarray(activity @ np.ones(shape[1]))
    return sparse.csr_array(sparse.diags_array(1.0 / np.where(total > 0, total, 1.0)) @ activity)


def main_home(homes: sparse.csr_array) -> NDArray[np.int32]:
    """Return the community of most of each person's activity, (persons,) int32; -1 for none.

    Of communities that have equally much the first is taken.

    Parameters
    ----------
    homes : (persons, communities) sparse array
        Of :func:`homes`.

    Examples
    --------
    >>> main_home(sparse.csr_array(np.array([[0.2, 0.8], [0.5, 0.5], [0.0, 0.0]]))).tolist()
    [1, 0, -1]
    """
    main = np.full(homes.shape[0], -1, dtype=np.int32)
    person = np.repeat(np.arange(homes.shape[0]), np.diff(homes.indptr))
    # The last entry of each person that is written counts: the largest, then the first.
    order = np.lexsort((-homes.indices, homes.data, person))
    main[person[order]] = homes.indices[order]
    return main


def one_home(community: NDArray[np.int32], communities: int) -> sparse.csr_array:
    """Return the same for communities that each person is in at most one of.

    Parameters
    ----------
    community : (n,) int32
        The community of each person, or -1.
    communities : int
        How many there are.
    """
    person = np.flatnonzero(community >= 0)
    shape = (len(community), communities)
    return sparse.csr_array((np.ones(len(person)), (person, community[person])), shape=shape)
