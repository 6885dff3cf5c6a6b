"""Where the nodes of a large network stand: forces by a grid, so that time grows with the nodes."""

from typing import Any

import networkit
import numpy as np
from numpy.typing import NDArray
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components

from leylines.queries.engine import kernel

Places = NDArray[np.float64]

PIVOTS = 50
"""So many nodes to which every distance is measured for the start."""

ROUNDS = 60
"""How often all forces are summed."""

CELLS = 24
"""Cells of the grid along each side."""

EXACT = 24
"""So many nodes of the same cell push each node one by one; more are sampled evenly."""


def crowd(
    source: NDArray[np.int32],
    target: NDArray[np.int32],
    weight: NDArray[np.float64],
    count: int,
    *,
    seed: int = 1,
) -> Places:
    """Place the nodes of a large network, groups apart from each other.

    Parameters
    ----------
    source, target : (edges,) int32
        Both directions count together; loops count nothing.
    weight : (edges,) float64
        Above 0.
    count : int
        How many nodes there are.
    seed : int
        Chooses the pivots. The same input and seed give the same bytes.

    Returns
    -------
    (count, 2) float64
        Of no particular scale.

    Notes
    -----
    The start is pivot MDS: U. Brandes, C. Pich, "Eigensolver Methods for Progressive
    Multidimensional Scaling of Large Data", Graph Drawing 2006, by NetworKit. Then come the forces
    of M. Jacomy et al., "ForceAtlas2", PLoS ONE 9(6), 2014, section "Energy model": attraction by
    distance, repulsion by (degree + 1) of both over distance. A node is pushed by the nodes of its
    own cell and by the mean place of each other cell of a grid, as far nodes are in J. Barnes,
    P. Hut, Nature 324, 1986; steps are bounded and cool down as in Fruchterman and Reingold 1991.

    Examples
    --------
    >>> ends = np.arange(3, dtype=np.int32)
    >>> crowd(ends, ends + np.int32(1), np.ones(3), 4).shape
    (4, 2)
    """
    if count < 3:
        return np.arange(2.0 * count).reshape(count, 2)
    joined = _joined(source, target, weight, count)
    start = _start(joined, seed)
    return settle(start, joined.indptr, joined.indices, joined.data, ROUNDS, CELLS, EXACT)


def _joined(source: Any, target: Any, weight: Any, count: int) -> Any:  # noqa: ANN401 - a CSR array
    """Return both directions of each edge, each pair once, by the log of its weight."""
    kept = source != target
    ends = (source[kept], target[kept])
    one = coo_array((weight[kept], ends), shape=(count, count)).tocsr()
    both = (one + one.T).tocsr()
    both.sum_duplicates()
    both.data = np.log1p(np.maximum(both.data, 0.0))
    both.data /= both.data.mean() if len(both.data) else 1.0
    return both


def _start(joined: Any, seed: int) -> Places:  # noqa: ANN401 - a CSR array
    """Place by distances to pivots; parts without any edge between them hang on the same hub."""
    count = joined.shape[0]
    edges = joined.tocoo()
    half = edges.row < edges.col
    parts, part = connected_components(joined, directed=False)
    degree = np.diff(joined.indptr)
    # The first of each part by degree; sorting is stable, so equals stand in their own order.
    order = np.lexsort((np.arange(count), -degree, part))
    hubs = order[np.searchsorted(part[order], np.arange(parts))]
    middle = hubs[np.argmax(degree[hubs])]
    others = hubs[hubs != middle]
    rows = np.concatenate([edges.row[half], np.full(len(others), middle)]).astype(np.uint64)
    columns = np.concatenate([edges.col[half], others]).astype(np.uint64)
    graph = networkit.GraphFromCoo((np.ones(len(rows)), (rows, columns)), n=count)
    networkit.setSeed(seed, False)
    scaling = networkit.viz.PivotMDS(graph, 2, min(PIVOTS, count))
    scaling.run()
    xy = np.array([list(point) for point in scaling.getCoordinates()], dtype=np.float64)
    xy -= xy.mean(axis=0)
    xy *= np.sqrt(count) / max(float(xy.std()), 1e-9)
    return xy + _apart(count)


def _apart(count: int) -> Places:
    """Return a small shift for each node, as many share all their distances."""
    place = np.arange(count)
    angle = place * (np.pi * (3 - np.sqrt(5)))
    radius = 0.2 * np.sqrt(count) * np.sqrt((place + 0.5) / count)
    return np.stack([radius * np.cos(angle), radius * np.sin(angle)], axis=1)


@kernel()
def settle(
    start: Places,
    indptr: NDArray[np.int32],
    indices: NDArray[np.int32],
    weights: NDArray[np.float64],
    rounds: int,
    cells: int,
    exact: int,
) -> Places:
    """Return the places after so many rounds of forces."""
    count = len(start)
    xy = start.copy()
    force = np.empty((count, 2))
    mass = (indptr[1:] - indptr[:-1]).astype(np.float64) + 1.0
    for turn in range(rounds):
        cell, first, members, middle, total = gridded(xy, mass, cells)
        for node in range(count):
            x, y = xy[node, 0], xy[node, 1]
            own = cell[node]
            fx = fy = 0.0
            for other in range(cells * cells):
                if total[other] == 0.0 or other == own:
                    continue
                dx, dy = x - middle[other, 0], y - middle[other, 1]
                push = total[other] / (dx * dx + dy * dy + 0.01)
                fx += dx * push
                fy += dy * push
            begin, end = first[own], first[own + 1]
            stride = max(1, (end - begin) // exact)
            for place in range(begin + node % stride, end, stride):
                other = members[place]
                dx, dy = x - xy[other, 0], y - xy[other, 1]
                push = stride * mass[other] / (dx * dx + dy * dy + 0.01)
                fx += dx * push
                fy += dy * push
            for edge in range(indptr[node], indptr[node + 1]):
                other = indices[edge]
                fx -= weights[edge] * (x - xy[other, 0])
                fy -= weights[edge] * (y - xy[other, 1])
            # Gravity as strong as one influence keeps the parts together.
            force[node, 0] = fx - x
            force[node, 1] = fy - y
        step = 0.1 * np.sqrt(count) * (1.0 - turn / rounds) ** 1.5
        for node in range(count):
            length = np.hypot(force[node, 0], force[node, 1]) / mass[node]
            limit = min(1.0, step / max(length, 1e-12)) / mass[node]
            xy[node, 0] += force[node, 0] * limit
            xy[node, 1] += force[node, 1] * limit
    return xy


@kernel()
def gridded(
    xy: Places, mass: NDArray[np.float64], cells: int
) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64], Places, NDArray[np.float64]]:
    """Return the cell of each node, the nodes by cell, and each cell's middle and mass.

    The grid covers two and a half deviations about the mean; those outside are in its outer cells,
    or a few far ones would leave all others one cell.
    """
    count = len(xy)
    cell = np.zeros(count, np.int64)
    for axis in range(2):
        mean, spread = xy[:, axis].mean(), max(xy[:, axis].std(), 1e-9)
        for node in range(count):
            share = (xy[node, axis] - mean) / (5.0 * spread) + 0.5
            place = min(max(int(share * cells), 0), cells - 1)
            cell[node] = cell[node] * cells + place
    first = np.zeros(cells * cells + 1, np.int64)
    middle = np.zeros((cells * cells, 2))
    total = np.zeros(cells * cells)
    for node in range(count):
        own = cell[node]
        first[own + 1] += 1
        total[own] += mass[node]
        middle[own, 0] += mass[node] * xy[node, 0]
        middle[own, 1] += mass[node] * xy[node, 1]
    for own in range(cells * cells):
        first[own + 1] += first[own]
        if total[own] > 0.0:
            middle[own] /= total[own]
    members = np.empty(count, np.int64)
    free = first[:-1].copy()
    for node in range(count):
        members[free[cell[node]]] = node
        free[cell[node]] += 1
    return cell, first, members, middle, total
