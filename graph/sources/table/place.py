"""Where in a mapping something stands, and what is wrong there."""

import difflib
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from leylines.graph.errors import SourceError


@dataclass(frozen=True, slots=True)
class Place:
    """A key of a mapping file.

    Examples
    --------
    >>> print(Place("forum.toml", "files").at("posts").wrong("It is empty", "Fill it."))
    It is empty (forum.toml: files.posts). Fill it.
    """

    file: str
    key: str = ""

    def at(self, name: str | int) -> "Place":
        """Return the place of a member."""
        if isinstance(name, int):
            return Place(self.file, f"{self.key}[{name}]")
        return Place(self.file, f"{self.key}.{name}" if self.key else name)

    def wrong(self, what: str, cure: str) -> SourceError:
        """Return the error that something is wrong here."""
        return SourceError(
            what, where=f"{self.file}: {self.key}" if self.key else self.file, cure=cure
        )

    def check_names(self, given: Iterable[str], known: Iterable[str]) -> None:
        """Refuse names that are not known here, and say which one was probably meant."""
        known = list(known)
        for name in given:
            if name not in known:
                raise self.at(name).wrong(f"There is no {name!r} here", meant(name, known))

    def table(self, value: Any) -> dict[str, Any]:  # noqa: ANN401 - any TOML
        """Return a value that must be a table."""
        if not isinstance(value, dict):
            raise self.wrong("This must be a table", "Write it as { name = … }.")
        return value

    def text(self, value: Any) -> str:  # noqa: ANN401 - any TOML
        """Return a value that must be text; a number or a truth is written as one."""
        if isinstance(value, bool):
            return str(value).lower()
        if isinstance(value, str | int):
            return str(value)
        raise self.wrong("This must be text", "Write it in quotes.")

    def texts(self, value: Any) -> tuple[str, ...]:  # noqa: ANN401 - any TOML
        """Return a value that must be a text or a list of them."""
        values = value if isinstance(value, list) else [value]
        return tuple(self.text(each) for each in values)


def meant(name: str, known: Iterable[str]) -> str:
    """Return the cure for a name that is not known.

    Examples
    --------
    >>> meant("autor", ["id", "author"])
    "Did you mean 'author'? There are id, author."
    """
    known = list(known)
    near = difflib.get_close_matches(name, known, n=1, cutoff=0.6)
    did = f"Did you mean {near[0]!r}? " if near else ""
    return f"{did}There are {', '.join(known)}."
