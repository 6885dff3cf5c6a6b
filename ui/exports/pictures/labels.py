"""Which nodes get their names written: as many as there is room for, the largest first."""

from collections import defaultdict
from collections.abc import Sequence

from leylines.ui.canvas import Node
from leylines.ui.exports.pictures.marks import PAPER, text, width_of, written

CELL = 120.0
Box = tuple[float, float, float, float]


def labelled(nodes: Sequence[Node], size: float) -> tuple[list[str], int]:
    """Return the names below their nodes, and how many nodes go without.

    A name is left out where it would lie on another one.

    Examples
    --------
    >>> two = [Node(name, "Ada", 0, 0, 10, "#0072b2", "") for name in "ab"]
    >>> names, without = labelled(two, 13)
    >>> len(names), without
    (1, 1)
    """
    cells: dict[tuple[int, int], list[Box]] = defaultdict(list)
    names = []
    wanted = [node for node in nodes if node.label.strip()]
    for node in sorted(wanted, key=lambda node: (-node.size, node.id)):
        box = _box(node, size)
        near = _cells(box)
        if any(_overlap(box, other) for cell in near for other in cells[cell]):
            continue
        for cell in near:
            cells[cell].append(box)
        names.append(_name(node, box[3] - 3, size))
    return names, len(wanted) - len(names)


def _name(node: Node, y: float, size: float) -> str:
    """Return a name with a rim of paper, so that it can be read where lines cross it."""
    return text(
        node.label,
        node.x,
        y,
        size,
        text_anchor="middle",
        stroke=PAPER,
        stroke_width=3,
        paint_order="stroke",
    )


def _box(node: Node, size: float) -> Box:
    half, top = width_of(written(node.label), size) / 2, node.y + node.size + 1
    return node.x - half, top, node.x + half, top + size + 2


def _cells(box: Box) -> list[tuple[int, int]]:
    left, top, right, bottom = (int(side // CELL) for side in box)
    return [(x, y) for x in range(left, right + 1) for y in range(top, bottom + 1)]


def _overlap(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
