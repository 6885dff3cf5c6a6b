"""Write a view to a file: whole, or not at all."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Literal

from leylines.graph.errors import ExportError
from leylines.ui.canvas import NetworkView, draw
from leylines.ui.exports.fields import as_json
from leylines.ui.exports.gexf import gexf
from leylines.ui.exports.graphml import graphml
from leylines.ui.exports.tables import tables
from leylines.ui.exports.whole import write_whole

Format = Literal["html", "graphml", "gexf", "csv", "json"]


def _html(view: NetworkView) -> bytes:
    return draw(view).encode("utf-8", "replace")


FORMATS: Mapping[Format, Callable[[NetworkView], bytes]] = {
    "html": _html,
    "graphml": graphml,
    "gexf": gexf,
    "csv": tables,
    "json": as_json,
}

SUFFIXES: Mapping[str, Format] = {
    ".html": "html",
    ".htm": "html",
    ".graphml": "graphml",
    ".gexf": "gexf",
    ".zip": "csv",
    ".json": "json",
}


def render(view: NetworkView, format: Format) -> bytes:
    """Return a view in a format; the same view always gives the same bytes.

    Examples
    --------
    >>> render(NetworkView("Physics", (), ()), "html")[:15]
    b'<!doctype html>'
    """
    return FORMATS[format](view)


def write(view: NetworkView, path: Path, format: Format | None = None) -> Path:
    """Write a view to a file, replacing what was there, or leave everything as it was.

    Parameters
    ----------
    view : NetworkView
    path : Path
    format : {"html", "graphml", "gexf", "csv", "json"}, optional
        None: by the file's name. ``csv`` is a zip with nodes.csv and edges.csv.

    Returns
    -------
    Path
        The file.

    Raises
    ------
    ExportError
        If the format is unknown or the file cannot be written.
    """
    chosen = format or format_of(path)
    if chosen not in FORMATS:
        raise ExportError(
            f"There is no format {chosen!r}", where=str(path), cure=f"Use {', '.join(FORMATS)}."
        )
    return write_whole(render(view, chosen), path)


def format_of(path: Path) -> Format:
    """Return the format that a file's name asks for.

    Raises
    ------
    ExportError
        If it asks for none that there is.

    Examples
    --------
    >>> format_of(Path("physics.gexf"))
    'gexf'
    """
    suffix = path.suffix.lower()
    if suffix == ".csv":
        raise ExportError(
            "A network is two tables, and a .csv file holds one",
            where=str(path),
            cure=f"Name it {path.stem}.zip: it will hold nodes.csv and edges.csv.",
        )
    if suffix not in SUFFIXES:
        raise ExportError(
            f"No format goes by the name {suffix or path.name!r}",
            where=str(path),
            cure=f"End the name in one of {', '.join(SUFFIXES)}, or say which format.",
        )
    return SUFFIXES[suffix]
