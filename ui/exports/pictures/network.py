"""The picture of a network: places, sizes and colours as on the canvas, and what is left out."""

from dataclasses import dataclass, replace
from xml.sax.saxutils import escape

from leylines.ui.canvas import NetworkView, Node
from leylines.ui.exports.pictures.arrows import arrow
from leylines.ui.exports.pictures.labels import labelled
from leylines.ui.exports.pictures.marks import (
    LINE,
    PAPER,
    QUIET,
    element,
    lines_of,
    picture,
    text,
    width_of,
    written,
)

EDGE, HEAD, LABEL = 40.0, 58.0, 13.0
NARROWEST, WIDEST = 760.0, 2000.0
"""Pixels across: a small network is not blown up, a large one drawn smaller."""

MOST_FACTS, SETTLED, SMALLEST = 20, 8, 2.0


@dataclass(frozen=True, slots=True)
class Frame:
    """From places in the network to places in the picture."""

    scale: float
    left: float
    top: float
    width: float
    height: float

    def place(self, node: Node) -> Node:
        """Return a node where and as large as it is drawn."""
        return replace(
            node,
            x=(node.x - self.left) * self.scale,
            y=(node.y - self.top) * self.scale + HEAD,
            size=max(node.size * self.scale, SMALLEST),
        )


def draw_network(
    view: NetworkView,
    *,
    metadata: str = "",
    note: str = "",
    heading: bool = True,
    widest: float = WIDEST,
) -> str:
    """Return the picture of a view as SVG.

    Parameters
    ----------
    view : NetworkView
    metadata : str
        A text that the file carries unseen.
    note : str
        What else is said below it.
    heading : bool
        Whether its title stands above it.
    widest : float
        Pixels that it may take across; a network that needs more is drawn smaller.

    Examples
    --------
    >>> draw_network(NetworkView("Physics", (), ()))[:4]
    '<svg'
    """
    frame = _framed(view, widest)
    placed = {node.id: frame.place(node) for node in view.nodes}
    names, unnamed = labelled(list(placed.values()), LABEL)
    edges = [
        arrow(placed[edge.source], placed[edge.target], edge.probability or 0.0, frame.scale)
        for edge in view.edges
        if edge.source in placed and edge.target in placed
    ]
    legend, depth = _legend(view, frame)
    foot = frame.height + HEAD + depth
    said = [*_said(view, unnamed), note]
    lines = _lines(said, frame, foot)
    parts = [
        text(view.title, EDGE, 36, 20, longest=80, font_weight="bold") if heading else "",
        element("g", "".join(edges), fill="none", opacity=0.5),
        element("g", "".join(map(_circle, placed.values()))),
        *names,
        legend,
        *lines,
    ]
    height = foot + 18 * len(lines) + 24
    return picture(frame.width, height, f"{view.title}. {' '.join(said).strip()}", parts, metadata)


def _framed(view: NetworkView, widest: float) -> Frame:
    """Fit the network between the edges, its labels too."""
    if not view.nodes:
        return Frame(1.0, 0.0, 0.0, NARROWEST, 40.0)
    scale = 1.0
    for _ in range(SETTLED):  # names stay as large as they are, so their part grows as it shrinks
        left, right = _sides(view, scale)
        scale = min(1.0, (widest - 2 * EDGE) / (right - left))
    left, right = _sides(view, scale)
    top = min(node.y - node.size for node in view.nodes)
    bottom = max(node.y + node.size for node in view.nodes)
    width = max(NARROWEST, (right - left) * scale + 2 * EDGE)
    middle = (left + right) / 2 - width / (2 * scale)
    return Frame(scale, middle, top, width, (bottom - top) * scale + 3 * LABEL)


def _sides(view: NetworkView, scale: float) -> tuple[float, float]:
    """Return how far nodes and their names reach to the left and to the right."""
    half = [
        max(node.size, width_of(written(node.label), LABEL) / (2 * scale)) for node in view.nodes
    ]
    return (
        min(node.x - aside for node, aside in zip(view.nodes, half, strict=True)),
        max(node.x + aside for node, aside in zip(view.nodes, half, strict=True)),
    )


def _circle(node: Node) -> str:
    told = [node.label, *(f"{name}: {said}" for name, said in node.said[:MOST_FACTS])]
    return element(
        "circle",
        element("title", escape("\n".join(written(line, 200) for line in told))),
        cx=node.x,
        cy=node.y,
        r=node.size,
        fill=node.colour,
        stroke=PAPER,
    )


def _lines(said: list[str], frame: Frame, foot: float) -> list[str]:
    """Return what stands below the picture, line by line."""
    broken = [line for part in said for line in lines_of(part, frame.width - 2 * EDGE, 12)]
    return [
        text(line, EDGE, foot + 18 * at, 12, longest=400, fill=QUIET)
        for at, line in enumerate(filter(None, broken), 1)
    ]


def _said(view: NetworkView, unnamed: int) -> list[str]:
    means = (
        f"Size: {view.size_means}. Colour: {view.colour_means}. Width of an arrow: "
        f"{view.edge_means}."
    )
    if not unnamed:
        return [view.sentence, means]
    return [f"{view.sentence} Without their names, for want of room: {unnamed:,}.", means]


def _legend(view: NetworkView, frame: Frame) -> tuple[str, float]:
    """Return what colours mean, and how deep it is; as many in a line as fit."""
    marks, x, y = [], EDGE, frame.height + HEAD + 10
    for name, colour in view.legend:
        across = width_of(written(name), 12) + 34
        if x > EDGE and x + across > frame.width - EDGE:
            x, y = EDGE, y + 20
        marks.append(element("circle", cx=x + 6, cy=y - 4, r=6, fill=colour, stroke=LINE))
        marks.append(text(name, x + 18, y, 12))
        x += across
    return element("g", "".join(marks)), y - frame.height - HEAD + 6 if marks else 0.0
