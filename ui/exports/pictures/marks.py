"""The marks that a picture is made of, as elements of SVG."""

import re
import unicodedata
from collections.abc import Sequence
from xml.sax.saxutils import escape, quoteattr

FONTS = "FiraGO, 'Noto Sans', system-ui, sans-serif"
INK, QUIET, LINE, PAPER = "#1f2328", "#59636e", "#d1d9e0", "#ffffff"
LONGEST = 40
"""Signs of a name that a picture writes."""

# What XML cannot hold; and what turns the direction of text, which each name has to itself here.
_ILLEGAL = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_TURNING = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def element(name: str, inside: str = "", /, **attributes: str | float) -> str:
    """Return an element; an underscore in an attribute's name stands for a hyphen.

    Examples
    --------
    >>> element("circle", cx=1.26, stroke_width=2)
    '<circle cx="1.3" stroke-width="2"/>'
    """
    told = "".join(
        f" {key.rstrip('_').replace('_', '-')}={quoteattr(number(value))}"
        for key, value in attributes.items()
    )
    return f"<{name}{told}>{inside}</{name}>" if inside else f"<{name}{told}/>"


def number(value: str | float) -> str:
    """Return a length to a tenth of a pixel.

    Examples
    --------
    >>> number(2.0), number(-0.04), number("none")
    ('2', '0', 'none')
    """
    if isinstance(value, str):
        return value
    return f"{round(value, 1) + 0.0:.1f}".removesuffix(".0")


def written(text: str, longest: int = LONGEST) -> str:
    r"""Return a text as one harmless line of a picture, cut where it is too long.

    Examples
    --------
    >>> written("a\nb \x00\u202e"), written("abcdef", 4)
    ('a b \ufffd', 'abc…')
    """
    line = " ".join(text[: 4 * longest].split())
    line = _ILLEGAL.sub("\ufffd", _TURNING.sub("", line))
    return line if len(line) <= longest else f"{line[: longest - 1]}…"


def text(
    said: str,
    x: float,
    y: float,
    size: float = 13,
    *,
    longest: int = LONGEST,
    **attributes: str | float,
) -> str:
    """Return a line of text."""
    told: dict[str, str | float] = {"x": x, "y": y, "font_size": size, "fill": INK, **attributes}
    return element("text", escape(written(said, longest)), **told)


def width_of(said: str, size: float) -> float:
    """Return about how many pixels a text takes across.

    Examples
    --------
    >>> width_of("Ada", 10), width_of("王", 10)
    (17.4, 10.0)
    """
    wide = sum(unicodedata.east_asian_width(sign) in "WF" for sign in said)
    return round(size * (wide + 0.58 * (len(said) - wide)), 1)


def lines_of(said: str, across: float, size: float) -> list[str]:
    """Break a text into lines that fit, between words.

    Examples
    --------
    >>> lines_of("one two three", 50, 10)
    ['one two', 'three']
    """
    lines = [""]
    for word in said.split():
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and width_of(longer, size) > across:
            lines.append(word)
        else:
            lines[-1] = longer
    return lines


def picture(
    width: float, height: float, title: str, parts: Sequence[str], metadata: str = ""
) -> str:
    """Return the parts as an SVG document on white paper, its title for those who cannot see."""
    told = escape(written(title, 400))
    opening = element("title", told) + (element("metadata", escape(metadata)) if metadata else "")
    paper = element("rect", width=width, height=height, fill=PAPER)
    return element(
        "svg",
        "\n".join([opening, paper, *parts, ""]),
        xmlns="http://www.w3.org/2000/svg",
        width=width,
        height=height,
        viewBox=f"0 0 {number(width)} {number(height)}",
        font_family=FONTS,
        role="img",
    )
