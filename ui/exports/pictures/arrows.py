"""An influence as an arrow, bent a little so that one back does not lie on it."""

from math import hypot

from leylines.ui.canvas import Node
from leylines.ui.exports.pictures.marks import element, number

BEND = 0.12
"""How far the middle of an arrow lies aside, as a part of its length."""


def arrow(source: Node, target: Node, probability: float, scale: float) -> str:
    """Return the arrow from the rim of one node to the rim of another, or a loop at one.

    Parameters
    ----------
    source, target : Node
        Where and as large as they are drawn.
    probability : float
        0 to 1; the width grows with its root.
    scale : float
        Of the picture, against the network.

    Examples
    --------
    >>> ends = [Node(name, name, x, 0, 10, "#0072b2", "") for name, x in (("a", 0), ("b", 100))]
    >>> arrow(*ends, 0.5, 1.0).count("<path")  # the line and its head
    2
    """
    width = max((0.6 + 5 * max(probability, 0.0) ** 0.5) * scale, 0.3)
    length = hypot(target.x - source.x, target.y - source.y)
    if length < source.size + target.size:
        return _loop(source, width) if source.id == target.id else ""
    across, down = (target.x - source.x) / length, (target.y - source.y) / length
    aside = BEND * length
    middle = (
        (source.x + target.x) / 2 + down * aside,
        (source.y + target.y) / 2 - across * aside,
    )
    head = 4 + 1.6 * width
    begin = _toward((source.x, source.y), middle, source.size)
    tip = _toward((target.x, target.y), middle, target.size)
    neck = _toward((target.x, target.y), middle, target.size + head)
    line = _path("M", begin, "Q", middle, neck)
    return element("path", d=line, stroke=source.colour, stroke_width=width) + _head(
        neck, tip, head / 2, source.colour
    )


def _loop(node: Node, width: float) -> str:
    out = node.size * 0.7
    line = _path(
        "M", (node.x - out, node.y - out),
        "C", (node.x - 3 * out, node.y - 4 * out), (node.x + 3 * out, node.y - 4 * out),
        (node.x + out, node.y - out),
    )  # fmt: skip
    return element("path", d=line, stroke=node.colour, stroke_width=width)


def _head(neck: tuple[float, float], tip: tuple[float, float], half: float, colour: str) -> str:
    length = hypot(tip[0] - neck[0], tip[1] - neck[1]) or 1.0
    across, down = half * (tip[0] - neck[0]) / length, half * (tip[1] - neck[1]) / length
    sides = (neck[0] - down, neck[1] + across), (neck[0] + down, neck[1] - across)
    return element("path", d=f"{_path('M', sides[0], 'L', tip, sides[1])}Z", fill=colour)


def _toward(
    start: tuple[float, float], end: tuple[float, float], distance: float
) -> tuple[float, float]:
    length = hypot(end[0] - start[0], end[1] - start[1]) or 1.0
    part = distance / length
    return start[0] + part * (end[0] - start[0]), start[1] + part * (end[1] - start[1])


def _path(*steps: str | tuple[float, float]) -> str:
    return "".join(
        step if isinstance(step, str) else f"{number(step[0])},{number(step[1])} " for step in steps
    ).strip()
