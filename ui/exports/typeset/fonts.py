"""The fonts that pages and pictures are set in.

Those that come with the program come first and cover Latin, Greek, Cyrillic, Arabic, Hebrew,
Devanagari, Georgian, Thai and many symbols: what they cover looks the same everywhere. For the
rest, Chinese and emoji above all, a font of the system is taken where it has one.
"""

import secrets
import unicodedata
from collections.abc import Iterator
from functools import cache
from importlib.metadata import version
from pathlib import Path

import pymupdf_fonts
import typst
from fontTools.ttLib import TTFont, TTLibError

from leylines.graph.settings import read_settings

FAMILIES = ("FiraGO", "Noto Sans", "Noto Sans Math", "Noto Sans Symbols", "Noto Sans Symbols2")
"""In the order in which a character is looked for."""

_OWN = ("figo", "figbo", "notos", "notosbo", "math", "symbol1", "symbol2")
_VARIATIONS = (("\ufe00", "\ufe0f"), ("\U000e0100", "\U000e01ef"))
TOLD = 24
"""Characters that a sentence lists."""


def fonts() -> typst.Fonts:
    """Return the program's own fonts and the system's."""
    return _fonts(_folder())


def lacking(texts: Iterator[str] | list[str]) -> str:
    """Return the characters of some texts that no font can draw, each once.

    Examples
    --------
    >>> lacking(["Ada", "Ада", "أدا", "עדה", "अदा"])
    ''
    """
    wanted = {sign for text in texts for sign in set(text) if _is_seen(sign)}
    folder = _folder()
    for own in (True, False):
        wanted -= (
            {sign for sign in wanted if ord(sign) in _covered(folder, own)} if wanted else set()
        )
    return "".join(sorted(wanted))


def lacking_sentence(texts: Iterator[str] | list[str]) -> str:
    r"""Say which characters could not be drawn; empty: all could.

    Examples
    --------
    >>> lacking_sentence(["\U0010fffd"])
    'No font here can draw U+10FFFD: install one that has it, and export again.'
    """
    signs = lacking(texts)
    if not signs:
        return ""
    listed = ", ".join(f"U+{ord(sign):04X}" for sign in signs[:TOLD])
    more = f" and {len(signs) - TOLD:,} more" if len(signs) > TOLD else ""
    it = "them" if len(signs) > 1 else "it"
    return f"No font here can draw {listed}{more}: install one that has {it}, and export again."


def _is_seen(sign: str) -> bool:
    """Say whether a character needs a glyph: not a space, a mark of format or of variation."""
    unseen = unicodedata.category(sign) in ("Cc", "Cf", "Cs", "Zs", "Zl", "Zp")
    return not unseen and not any(low <= sign <= high for low, high in _VARIATIONS)


@cache
def _fonts(folder: Path) -> typst.Fonts:
    return typst.Fonts(include_system_fonts=True, include_embedded_fonts=False, font_paths=[folder])


@cache
def _covered(folder: Path, own: bool) -> frozenset[int]:
    """Return the characters that the program's own fonts have, or those of the system."""
    found: set[int] = set()
    for each in _fonts(folder).fonts():
        if each.path is None or (Path(each.path).parent == folder) is not own:
            continue
        try:
            with TTFont(each.path, fontNumber=each.index, lazy=True) as font:
                found.update(font.getBestCmap() or ())
        except (TTLibError, OSError):
            continue  # a broken font of the system draws nothing
    return frozenset(found)


def _folder() -> Path:
    """Return the folder that holds the program's own fonts as files, as Typst wants them."""
    folder = read_settings().cache_dir / "fonts" / f"pymupdf-fonts-{version('pymupdf-fonts')}"
    for name in _OWN:
        file = folder / f"{name}.ttf"
        if not file.exists():
            folder.mkdir(parents=True, exist_ok=True)
            part = folder / f".{name}.{secrets.token_hex(4)}.part"
            part.write_bytes(pymupdf_fonts.fontbuffers[name]())
            part.replace(file)
    return folder
