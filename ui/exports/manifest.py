"""What a file says of itself: how its view was made, what it leaves out, what was changed."""

import json
from typing import TYPE_CHECKING, Any

from leylines.ui.exports.changes import Changes
from leylines.ui.exports.values import whole

if TYPE_CHECKING:
    from leylines.ui.canvas import NetworkView, Origin

FORM = 1
"""The version of the manifest's own form."""


def manifest(view: "NetworkView", format: str, changes: Changes) -> dict[str, Any]:
    """Return the manifest of a view in a format, ready for JSON.

    It holds no time but that of the data: the same view gives the same bytes.

    Parameters
    ----------
    view : NetworkView
    format : str
        The format's name.
    changes : Changes
        What the format did to values; complete by now.

    Examples
    --------
    >>> from leylines.ui.canvas import NetworkView
    >>> manifest(NetworkView("Physics", (), ()), "json", Changes())["sentence"]
    'Shown: 0 of 0.'
    """
    return {
        "manifest": FORM,
        "format": format,
        "title": view.title,
        "sentence": view.sentence,
        "shown": {"nodes": len(view.nodes), "edges": len(view.edges)},
        "of": max(view.of, view.shown),
        "left_out": view.left_out,
        "meaning": {
            "colour": view.colour_means,
            "size": view.size_means,
            "probability": view.edge_means,
        },
        "legend": dict(view.legend),
        "made": _made(view.origin) if view.origin else None,
        "changes": changes.told,
    }


def as_text(told: object, *, ascii_only: bool = False, indent: int | None = 2) -> str:
    r"""Return JSON that any encoding of Unicode can hold.

    Examples
    --------
    >>> as_text("Zoë", indent=None), as_text("Zoë", ascii_only=True)
    ('"Zoë"', '"Zo\\u00eb"')
    """
    text = json.dumps(told, ensure_ascii=ascii_only, indent=indent, allow_nan=False)
    return whole(text)


def _made(origin: "Origin") -> dict[str, Any]:
    return {
        "builder": origin.builder,
        "parameters": dict(origin.parameters),
        "run": {
            "id": origin.run,
            "seed": origin.seed,
            "data_until": origin.data_until,
            "parameters": json.loads(origin.settings),
            "versions": json.loads(origin.versions),
        },
    }
