"""What a line of the console asks for; how that is shown is not its business."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

How = Literal["run", "explain", "profile", "write"]


@dataclass(frozen=True, slots=True)
class Ask:
    """Cypher with the values of its parameters, to be run, explained, measured or to write."""

    cypher: str
    parameters: Mapping[str, Any] = field(default_factory=dict)
    how: How = "run"


@dataclass(frozen=True, slots=True)
class Listing:
    """Something the console knows, as a table."""

    columns: tuple[str, ...]
    rows: Sequence[Mapping[str, Any]]


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence, or a text of several lines."""

    text: str


@dataclass(frozen=True, slots=True)
class Save:
    """The answer to a question that was asked before, wanted in a file."""

    ask: Ask
    path: Path


@dataclass(frozen=True, slots=True)
class Open:
    """The same as a network: in a file, or, without one, the explorer's address for it."""

    ask: Ask
    path: Path | None


@dataclass(frozen=True, slots=True)
class End:
    """Nothing more."""


Request = Ask | Listing | Said | Save | Open | End
