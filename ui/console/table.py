"""A table that is printed while its rows still come: the first rows settle the widths."""

import sys
from collections.abc import Sequence

from rich.cells import cell_len
from rich.table import Table
from rich.text import Text

from leylines.ui.cli.screen import Row, output, shown
from leylines.ui.exports.cells import compact

NARROWEST = 6
ROOMY = 16
GAP = 1


class GrowingTable:
    """Prints batches of rows under one heading.

    Parameters
    ----------
    columns : sequence of str
    """

    def __init__(self, columns: Sequence[str]) -> None:
        self.columns = columns
        self.widths: list[int] = []
        self.numeric: list[bool] = []

    def add(self, rows: Sequence[Row]) -> None:
        """Print some rows."""
        cells = [[shown(compact(row[name])) for name in self.columns] for row in rows]
        is_first = not self.widths
        if is_first:
            self._settle(rows, cells)
        table = Table(box=None, pad_edge=False, header_style="bold", show_header=is_first)
        for name, width, numeric in zip(self.columns, self.widths, self.numeric, strict=True):
            table.add_column(
                Text(shown(name)),
                width=width,
                justify="right" if numeric else "left",
                overflow="fold",
            )
        for line in cells:
            table.add_row(*map(Text, line))
        console = output()
        with console.capture() as printed:
            console.print(table)
        sys.stdout.write("".join(f"{line.rstrip()}\n" for line in printed.get().splitlines()))
        sys.stdout.flush()

    def _settle(self, rows: Sequence[Row], cells: Sequence[Sequence[str]]) -> None:
        """Give each column what it needs, or, where the screen is too narrow, a fair part."""
        every = [[shown(name) for name in self.columns], *cells]
        wanted = [max(map(cell_len, column), default=1) or 1 for column in zip(*every, strict=True)]
        room = output().width - GAP * len(wanted)
        roomy = [max(width, ROOMY) for width in wanted]  # for longer texts that are still to come
        fits = sys.stdout.isatty() and sum(roomy) <= room
        self.widths = roomy if fits else fair(wanted, room)
        self.numeric = [
            any(isinstance(row[name], int | float) for row in rows) for name in self.columns
        ]


def fair(wanted: Sequence[int], room: int) -> list[int]:
    """Share out a width: who wants little gets it, the others share the rest evenly.

    Examples
    --------
    >>> fair([4, 100, 100], 64)
    [4, 30, 30]
    """
    given = list(wanted)
    left, open_places = room, sorted(range(len(wanted)), key=lambda place: wanted[place])
    for number, place in enumerate(open_places):
        part = max(left // (len(wanted) - number), NARROWEST)
        given[place] = min(wanted[place], part)
        left -= given[place]
    return given
