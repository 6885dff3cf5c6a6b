"""One call of Typst: a template of ours, data of anybody's, pages out."""

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from functools import cache
from importlib.resources import files
from typing import Any, Literal

import typst

from leylines.graph.errors import ExportError
from leylines.ui.exports.typeset.fonts import FAMILIES, fonts
from leylines.ui.exports.values import whole

PIXELS_PER_INCH = 192
"""Twice what a pixel of a picture is."""


def typeset(
    template: str,
    data: Mapping[str, Any],
    format: Literal["pdf", "png"],
    at: datetime = datetime(1980, 1, 1, tzinfo=UTC),
) -> bytes:
    """Return the pages of a template with data.

    The data reach the template as values, never as its source: no name in them is a command.

    Parameters
    ----------
    template : str
        The name of a file in this folder.
    data : mapping
        Whatever JSON can hold.
    format : {"pdf", "png"}
    at : datetime
        The time that a PDF says it was made at: that of the data, for the same bytes.

    Raises
    ------
    ExportError
        If Typst cannot make pages of it.

    Examples
    --------
    >>> data = {"svg": "<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/>"}
    >>> typeset("picture.typ", data, "png")[1:4]
    b'PNG'
    """
    told = whole(json.dumps({**data, "fonts": FAMILIES}, ensure_ascii=False, allow_nan=False))
    compiler = typst.Compiler(
        input=_template(template), font_paths=fonts(), sys_inputs={"data": told}
    )
    try:
        made = compiler.compile(format=format, ppi=PIXELS_PER_INCH, timestamp=at)
    except typst.TypstError as error:
        raise ExportError(
            f"The pages cannot be set: {error.message}", cure="Show fewer, and export again."
        ) from error
    if not isinstance(made, bytes):
        raise ExportError("The picture takes several pages", cure="Show fewer, and export again.")
    return made


@cache
def _template(name: str) -> bytes:
    return files("leylines.ui.exports.typeset").joinpath(name).read_bytes()
