"""The lines of an edge list, without comments and empty ones."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute
from numpy.typing import NDArray

from leylines.graph.sources.encoding import decoded
from leylines.graph.sources.lines import numbered_lines
from leylines.graph.sources.opening import opened

# The stubs of pyarrow know each function of `compute` only for some of the types that it takes.
pc: Any = pyarrow.compute

TITLE = r"(?i)^\"?(source|src|from|fromnodeid)\"?[\s,;|]"
"""How a first line begins that names the columns."""


def edge_lines(
    file: Path, comments: str = "#"
) -> Iterator[tuple[pa.StringArray, NDArray[np.int64]]]:
    """Yield the lines that say something, some at a time, each with its number.

    Parameters
    ----------
    file : Path
    comments : str
        Any of these characters begins a line that is none.
    """
    no_row = rf"^\s*([{comments}]|$)"
    with opened(file) as raw:
        for number, lines in numbered_lines(raw):
            text: Any = pa.array(decoded(b"\n".join(lines)).removeprefix("\ufeff").split("\n"))
            numbers = np.arange(number, number + len(lines))
            is_no_row = pc.match_substring_regex(text, no_row)
            if pc.any(is_no_row).as_py():
                text = text.filter(pc.invert(is_no_row))
                numbers = numbers[~is_no_row.to_numpy(zero_copy_only=False)]
            yield text, numbers
