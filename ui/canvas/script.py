"""The script that draws large networks: one file, built from ``web/`` by ``make canvas``."""

from functools import cache
from importlib.resources import files


@cache
def canvas_script() -> str:
    """Return the script, an ES module; what is in it, ``canvas.THIRD-PARTY.txt`` tells."""
    return files("leylines.ui.canvas").joinpath("canvas.js").read_text(encoding="utf-8")
