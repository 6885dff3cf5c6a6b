"""What is synchronised: a TOML file with a table for each source, checked before any begins."""

import re
import tomllib
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Literal, Self

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from leylines.graph.errors import LeylinesError, SettingsError
from leylines.graph.fetching import feed_named
from leylines.graph.loading import MOST_REMOVED
from leylines.graph.loading.identity import check_network
from leylines.graph.sources import source_named


class Entry(BaseModel):
    """One source: files that are there, or an archive that a feed adds to.

    Examples
    --------
    >>> Entry(network="forum", feed="discourse", address="https://example.org", path="forum").source
    'discourse'
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    network: str
    source: str = ""
    path: Path
    options: dict[str, str] = Field(default_factory=dict)
    text: bool = True
    pseudonymise: bool = False
    deletions: Literal["keep", "mirror"] = "keep"
    most_removed: float = Field(MOST_REMOVED, ge=0, le=1)

    feed: str | None = None
    address: str | None = None
    feed_options: dict[str, str] = Field(default_factory=dict)
    token_file: Path | None = None
    token_variable: str | None = None
    limit: int | None = Field(None, ge=1)
    interval: float | None = Field(None, ge=0)

    @model_validator(mode="before")
    @classmethod
    def _source_of_feed(cls, values: object) -> object:
        if isinstance(values, dict) and "source" not in values and "feed" in values:
            return {**values, "source": values["feed"]}
        return values

    @model_validator(mode="after")
    def _is_whole(self) -> Self:
        if not self.source:
            raise ValueError("there is neither a source nor a feed")
        if (self.feed is None) != (self.address is None):
            raise ValueError("a feed needs an address, and an address a feed")
        if self.feed is not None and self.deletions == "mirror":
            raise ValueError("an archive that a feed adds to is no snapshot: it cannot be mirrored")
        return self


class Plan(BaseModel):
    """All that is synchronised, and whether the graph is analysed afterwards."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    source: tuple[Entry, ...] = Field(min_length=1)
    analyse: bool = False


def read_plan(file: Path) -> Plan:
    """Read what is to be synchronised; paths in it are relative to it.

    Raises
    ------
    SettingsError
        If it cannot be read, with the key and the line.
    """
    try:
        text = file.read_text(encoding="utf-8")
        plan = Plan.model_validate(tomllib.loads(text))
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or "it is not UTF-8"
        raise SettingsError(
            f"The file cannot be read: {reason}", where=str(file), cure="Check the path."
        ) from error
    except tomllib.TOMLDecodeError as error:
        raise SettingsError(
            f"The file is not TOML: {error}", where=str(file), cure="Mend it."
        ) from error
    except ValidationError as error:
        first = error.errors()[0]
        raise _wrong(file, text, first["loc"], first["msg"].removeprefix("Value error, ")) from None
    _check_names(file, text, plan.source)
    return Plan(
        source=tuple(_placed(each, file.parent) for each in plan.source), analyse=plan.analyse
    )


def _check_names(file: Path, text: str, entries: Sequence[Entry]) -> None:
    """Refuse names that mean nothing, and mirrors of what is not alone in its network."""
    in_network = Counter(entry.network for entry in entries)
    for number, entry in enumerate(entries):
        key = "network"
        try:
            check_network(entry.network)
            key = "source"
            source_named(entry.source)
            key = "feed"
            if entry.feed is not None:
                feed_named(entry.feed)
        except LeylinesError as error:
            raise _wrong(file, text, ("source", number, key), str(error)) from error
        if entry.deletions == "mirror" and in_network[entry.network] > 1:
            reason = "what is mirrored must be alone in its network"
            raise _wrong(file, text, ("source", number, "deletions"), reason)


def _wrong(file: Path, text: str, key: Sequence[int | str], reason: str) -> SettingsError:
    line = line_of(text, key)
    name = ".".join(str(part + 1) if isinstance(part, int) else part for part in key)
    return SettingsError(
        f"{name or 'The file'} cannot be used: {reason.rstrip('.')}",
        where=f"{file}:{line}",
        cure="See docs/sync.md.",
    )


def line_of(text: str, key: Sequence[int | str]) -> int:
    r"""Return the line of a key of the nth ``[[source]]``, or of that table, or of the first line.

    Examples
    --------
    >>> line_of('analyse = true\n[[source]]\n[[source]]\nnetwork = 5', ("source", 1, "network"))
    4
    """
    lines = text.splitlines()
    headers = [n for n, line in enumerate(lines) if re.match(r"\s*\[\[\s*source\s*]]", line)]
    begin, end = 0, len(lines)
    if len(key) > 1 and isinstance(key[1], int) and key[1] < len(headers):
        begin = headers[key[1]]
        end = headers[key[1] + 1] if key[1] + 1 < len(headers) else end
    named = [re.escape(part) for part in key[2 if len(key) > 1 else 0 :] if isinstance(part, str)]
    for name in reversed(named):
        for number in range(begin, end):
            if re.match(rf"\s*[\"']?{name}[\"']?\s*[=.]", lines[number]):
                return number + 1
    return begin + 1


def _placed(entry: Entry, folder: Path) -> Entry:
    token = entry.token_file
    return entry.model_copy(
        update={
            "path": folder / entry.path.expanduser(),
            "token_file": None if token is None else folder / token.expanduser(),
        }
    )
