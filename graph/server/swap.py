"""Exchanging the data of a home for other data, so that at any moment one of the two is there."""

import shutil
from pathlib import Path

DATA, BEFORE = "data", "data.before"


def swap(home: Path, other: Path) -> None:
    """Put other data in the place of a home's, whose server must have ended.

    Whoever is killed in the middle leaves it to :func:`finish_swap`.

    Parameters
    ----------
    home : Path
    other : Path
        On the same disk.
    """
    finish_swap(home)
    if (home / DATA).exists():
        (home / DATA).rename(home / BEFORE)
    other.rename(home / DATA)
    finish_swap(home)


def finish_swap(home: Path) -> None:
    """Finish an exchange: forward if the other data is in its place, else back.

    Examples
    --------
    >>> from tempfile import mkdtemp
    >>> home = Path(mkdtemp())
    >>> (home / "data.before").mkdir()  # killed between the two steps
    >>> finish_swap(home)
    >>> [path.name for path in home.iterdir()]
    ['data']
    """
    if not (home / BEFORE).exists():
        return
    if (home / DATA).exists():
        shutil.rmtree(home / BEFORE)
    else:
        (home / BEFORE).rename(home / DATA)
