"""Write a view to a file: whole, or not at all."""

from pathlib import Path
from typing import TYPE_CHECKING

from leylines.graph.errors import ExportError
from leylines.ui.exports.format import Format
from leylines.ui.exports.registry import FORMATS
from leylines.ui.exports.whole import write_whole

if TYPE_CHECKING:
    from leylines.ui.canvas import NetworkView
    from leylines.ui.canvas.builders import Ask


def render(view: "NetworkView", format: str, ask: "Ask | None" = None) -> bytes:
    """Return a view in a format; the same view always gives the same bytes.

    Parameters
    ----------
    view : NetworkView
    format : str
        One of ``FORMATS``.
    ask : callable, optional
        Asks a named question; a report then tells what stands behind the view.

    Raises
    ------
    ExportError
        If there is no such format, or it cannot hold this view.

    Examples
    --------
    >>> from leylines.ui.canvas import NetworkView
    >>> render(NetworkView("Physics", (), ()), "html")[:15]
    b'<!doctype html>'
    """
    return _known(format)(view, ask)


def write(
    view: "NetworkView", path: Path, format: str | None = None, ask: "Ask | None" = None
) -> Path:
    """Write a view to a file, replacing what was there, or leave everything as it was.

    Parameters
    ----------
    view : NetworkView
    path : Path
    format : str, optional
        One of ``FORMATS``; None: by the file's name.
    ask : callable, optional
        As in :func:`render`.

    Returns
    -------
    Path
        The file.

    Raises
    ------
    ExportError
        If the format is unknown or the file cannot be written.
    """
    chosen = _known(format) if format else format_of(path)
    return write_whole(chosen(view, ask), path)


def format_of(path: Path) -> Format:
    """Return the format that a file's name asks for: that of the longest suffix it ends in.

    Raises
    ------
    ExportError
        If it asks for none that there is.

    Examples
    --------
    >>> format_of(Path("physics.gexf")).name, format_of(Path("physics.neo4j.zip")).name
    ('gexf', 'neo4j')
    """
    name = path.name.lower()
    ends = {end: each for each in FORMATS.values() for end in (each.suffix, *each.also)}
    asked = [end for end in ends if name.endswith(end)]
    if asked:
        return ends[max(asked, key=len)]
    if path.suffix.lower() == ".csv":
        raise ExportError(
            "A network is two tables, and a .csv file holds one",
            where=str(path),
            cure=f"Name it {path.stem}.zip: it will hold nodes.csv and edges.csv.",
        )
    raise ExportError(
        f"No format goes by the name {path.suffix or path.name!r}",
        where=str(path),
        cure=f"End the name in one of {', '.join(each.suffix for each in FORMATS.values())}, "
        "or say which format.",
    )


def _known(name: str) -> Format:
    if name not in FORMATS:
        raise ExportError(f"There is no format {name!r}", cure=f"Use {', '.join(FORMATS)}.")
    return FORMATS[name]
