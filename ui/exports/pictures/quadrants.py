"""The quadrant chart: each person of a community by standing everywhere and here."""

from collections.abc import Mapping, Sequence
from typing import Any
from xml.sax.saxutils import escape

from leylines.ui.canvas.palette import QUADRANTS
from leylines.ui.canvas.view import Node
from leylines.ui.exports.pictures.labels import labelled
from leylines.ui.exports.pictures.marks import LINE, QUIET, element, picture, text, written

SIDE, LEFT, TOP = 440.0, 62.0, 40.0
NAMED = 14


def draw_quadrants(rows: Sequence[Mapping[str, Any]], strong: float) -> str:
    """Return the chart as SVG.

    Parameters
    ----------
    rows : sequence of mappings
        The answer of the question ``top_people``.
    strong : float
        From this percentile on a standing counts as strong.

    Examples
    --------
    >>> draw_quadrants([], 80.0)[:4]
    '<svg'
    """
    known = [row for row in rows if None not in (row["percentile"], row["global_percentile"])]
    people = [_point(row) for row in known]
    points = [
        element(
            "circle", element("title", escape(written(node.label))),
            cx=node.x, cy=node.y, r=node.size, fill=node.colour, opacity=0.75,
        )
        for node in people
    ]  # fmt: skip
    telling = [node for node in people if node.community in ("local hero", "visiting celebrity")]
    names, _ = labelled((telling + [n for n in people if n not in telling])[:NAMED], 11)
    parts = [*_axes(strong), *points, *names, *_legend()]
    return picture(LEFT + SIDE + 30, TOP + SIDE + 54, "Standing here and everywhere", parts)


def _point(row: Mapping[str, Any]) -> Node:
    place = _across(row["global_percentile"]), _up(row["percentile"])
    size = 3 + 5 * ((row["score"] or 0.0) / 100)
    colour = QUADRANTS.get(row["quadrant"], QUADRANTS["the rest"])
    return Node(row["id"], row["name"] or row["id"], *place, size, colour, row["quadrant"] or "")


def _axes(strong: float) -> list[str]:
    marks = []
    for at in range(0, 101, 20):
        x, y = _across(at), _up(at)
        marks.append(_line(x, TOP, x, TOP + SIDE, stroke=LINE))
        marks.append(_line(LEFT, y, LEFT + SIDE, y, stroke=LINE))
        marks.append(text(str(at), x, TOP + SIDE + 18, 11, text_anchor="middle", fill=QUIET))
        marks.append(text(str(at), LEFT - 8, y + 4, 11, text_anchor="end", fill=QUIET))
    dashed = {"stroke": QUIET, "stroke_dasharray": "4 4"}
    marks.append(_line(_across(strong), TOP, _across(strong), TOP + SIDE, **dashed))
    marks.append(_line(LEFT, _up(strong), LEFT + SIDE, _up(strong), **dashed))
    middle = TOP + SIDE / 2
    across, up = "Standing everywhere (percentile)", "Standing here (percentile)"
    marks.append(text(across, LEFT + SIDE / 2, TOP + SIDE + 42, 12, text_anchor="middle"))
    turned = f"rotate(-90 20 {middle})"
    marks.append(text(up, 20, middle, 12, text_anchor="middle", transform=turned))
    return marks


def _legend() -> list[str]:
    marks = []
    for place, (name, colour) in enumerate(QUADRANTS.items()):
        x = LEFT + 6 + 118 * place
        marks.append(element("circle", cx=x, cy=16, r=5, fill=colour))
        marks.append(text(name, x + 10, 20, 11))
    return marks


def _line(x1: float, y1: float, x2: float, y2: float, **attributes: str) -> str:
    return element("line", x1=x1, y1=y1, x2=x2, y2=y2, **attributes)


def _across(percentile: float) -> float:
    return LEFT + SIDE * percentile / 100


def _up(percentile: float) -> float:
    return TOP + SIDE * (1 - percentile / 100)
