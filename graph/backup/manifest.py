"""What a backup says about itself."""

import json
import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from typing import Any

FORMAT = 1


@dataclass(frozen=True, slots=True)
class Manifest:
    """What is in a backup, and what it takes to read it.

    Attributes
    ----------
    format : int
        Of the backup itself.
    made_at : str
        ISO 8601, UTC.
    leylines, neo4j : str
        The versions that wrote it; ``neo4j`` to the last digit, like ``2026.08.1``.
    schema : int
        The version of the graph's schema.
    counts : mapping of str to int
        Nodes by their labels, relationships by their type.
    content_hash : str
        Of all nodes and relationships, whatever version of Neo4j holds them.
    dump_bytes, dump_sha256 : int, str
        Of the dump that lies beside it.
    """

    format: int
    made_at: str
    leylines: str
    neo4j: str
    schema: int
    counts: Mapping[str, int]
    content_hash: str
    dump_bytes: int
    dump_sha256: str

    def to_json(self) -> str:
        """Write it as JSON."""
        return json.dumps(asdict(self), indent=2) + "\n"

    @classmethod
    def from_json(cls, text: str | bytes) -> "Manifest":
        """Read it from JSON; names that a later version may have added are left alone.

        Raises
        ------
        ValueError
            If it is none.
        """
        told: Any = json.loads(text)
        if not isinstance(told, dict):
            raise ValueError("not an object")  # noqa: TRY004 - told like all that is no manifest
        try:
            made = cls(**{field.name: told[field.name] for field in fields(cls)})
        except KeyError as error:
            raise ValueError(f"there is no {error}") from error
        whole = (made.format, made.schema, made.dump_bytes)
        if not all(type(number) is int for number in whole) or not isinstance(made.neo4j, str):
            raise ValueError("a number is none")
        return made


def release(version: str) -> tuple[int, ...]:
    """Return a version so that later ones are greater.

    Examples
    --------
    >>> release("5.26.30") < release("2026.08.1")
    True
    """
    return tuple(int(part) for part in re.findall(r"\d+", version))
