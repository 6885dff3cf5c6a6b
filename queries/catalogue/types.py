"""The types of a question's parameters: what conforms to them, and how they are written as text."""

from collections.abc import Callable, Mapping
from typing import Literal

from leylines.graph.errors import QueryError

Type = Literal["string", "integer", "float", "boolean", "list of string"]


def conforms(value: object, kind: Type) -> bool:
    """Return whether a value is of a type.

    Examples
    --------
    >>> conforms(3, "float"), conforms(True, "integer"), conforms(None, "string")
    (True, False, False)
    """
    match kind:
        case "string":
            return isinstance(value, str)
        case "boolean":
            return isinstance(value, bool)
        case "integer":
            return isinstance(value, int) and not isinstance(value, bool)
        case "float":
            return isinstance(value, int | float) and not isinstance(value, bool)
        case "list of string":
            return isinstance(value, list | tuple) and all(isinstance(each, str) for each in value)


def _boolean(text: str) -> bool:
    return {"true": True, "false": False}[text.lower()]


def _strings(text: str) -> list[str]:
    return [part.strip() for part in text.split(",") if part.strip()]


_READERS: Mapping[Type, Callable[[str], object]] = {
    "string": str,
    "integer": int,
    "float": float,
    "boolean": _boolean,
    "list of string": _strings,
}


def from_text(text: str, kind: Type) -> object:
    """Read a value as it is typed on a command line; parts of a list are parted by commas.

    Raises
    ------
    QueryError
        If the text is no such value.

    Examples
    --------
    >>> from_text("a, b", "list of string"), from_text("20", "integer")
    (['a', 'b'], 20)
    """
    try:
        return _READERS[kind](text)
    except (ValueError, KeyError) as error:
        cure = "Write true or false." if kind == "boolean" else "Write a number."
        raise QueryError(f"{text!r} is not of type {kind}", cure=cure) from error
