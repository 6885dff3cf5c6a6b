"""Text from the graph, made safe for Markdown and for links."""

import re
from collections.abc import Callable
from datetime import datetime
from urllib.parse import urlsplit

from leylines.ui.canvas import percent

Form = Callable[[float], str]

LEAST = 0.0005
"""What would be 0.0 % with one decimal."""

_SPECIAL = re.compile(r"([\\`*_{}\[\]()#+\-.!|~$<>:&@^=])")


def plain(text: object) -> str:
    r"""Return text that Markdown shows as it is: no link, picture, colour, formula or HTML.

    Examples
    --------
    >>> print(plain("![x](y) :red[z]"))
    \!\[x\]\(y\) \:red\[z\]
    """
    return _SPECIAL.sub(r"\\\1", " ".join(str(text).split()))


def web_address(text: object) -> str | None:
    """Return an address that a link may lead to, or None: no script, no file.

    Examples
    --------
    >>> web_address("https://forum.example/1"), web_address("javascript:alert(1)")
    ('https://forum.example/1', None)
    """
    if not isinstance(text, str):
        return None
    try:
        parts = urlsplit(text.strip())
    except ValueError:
        return None
    return text.strip() if parts.scheme in ("http", "https") and parts.netloc else None


def date(moment: object) -> str:
    """Return a time as a day in UTC.

    Examples
    --------
    >>> date(datetime(2026, 3, 10, 12))
    '2026-03-10'
    """
    return f"{moment:%Y-%m-%d}" if isinstance(moment, datetime) else "unknown"


def between(low: float | None, high: float | None, form: Form = "{:.1f}".format) -> str:
    """Return the bounds of an interval.

    Examples
    --------
    >>> between(0.1, 0.5, percent)
    '10% to 50%'
    """
    return "" if low is None or high is None else f"{form(low)} to {form(high)}"


def chance(probability: float | None, low: float | None, high: float | None) -> str:
    """Return a probability with its 90 % interval.

    Examples
    --------
    >>> chance(0.3, 0.04, 0.5)
    '30% (4.0% to 50%)'
    """
    if probability is None:
        return "unknown"
    bounds = between(low, high, fine_percent)
    said = fine_percent(probability)
    return f"{said} ({bounds})" if bounds else said


def fine_percent(value: float) -> str:
    """Return a probability in percent, and of what is next to nothing its first digit.

    Examples
    --------
    >>> fine_percent(0.412), fine_percent(0.0042), fine_percent(0.00031), fine_percent(0.0)
    ('41%', '0.4%', '0.03%', '0%')
    """
    return percent(value) if value >= LEAST else f"{100 * value:.1g}%"
