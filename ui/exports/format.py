"""A format: what it is called, what it is for, and what writes it."""

from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from leylines.ui.canvas import NetworkView
    from leylines.ui.canvas.builders import Ask


@dataclass(frozen=True, slots=True)
class Format:
    """A way to write a view to a file.

    Attributes
    ----------
    name : str
        As it is typed: ``--format gexf``.
    title : str
        As a page calls it.
    suffix : str
        The end of a file's name, with its point; no two formats have the same.
    mime : str
        Its media type.
    sentence : str
        What it is for.
    writer : str
        ``module:function`` of a function from a view to bytes, imported when it is first needed:
        a list of all formats must not cost the libraries of all of them.
    asks : bool
        It tells more where it is given a function that asks named questions.
    also : tuple of str
        Other ends of a name that ask for it.
    reproduces : bool
        It makes the view again, so that it needs a named view.
    """

    name: str
    title: str
    suffix: str
    mime: str
    sentence: str
    writer: str
    asks: bool = False
    also: tuple[str, ...] = ()
    reproduces: bool = False

    def __call__(self, view: "NetworkView", ask: "Ask | None" = None) -> bytes:
        """Return the view in this format; the same view always gives the same bytes."""
        module, _, function = self.writer.partition(":")
        write = getattr(import_module(f"leylines.ui.exports.{module}"), function)
        data: bytes = write(view, ask) if self.asks else write(view)
        return data
