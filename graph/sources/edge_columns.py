"""Which column of an edge list is what, by its first line and the options."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pyarrow as pa
import pyarrow.compute

from leylines.graph.errors import SourceError
from leylines.graph.model import KINDS
from leylines.graph.sources.edge_lines import TITLE
from leylines.graph.sources.stated import FEWEST_SECONDS, stated_time, stated_yes, stated_zone
from leylines.graph.sources.table.expressions import Expression, Scope, Template
from leylines.graph.sources.table.mapping import FileMapping, Output, Where
from leylines.graph.sources.table.moments import Moment
from leylines.graph.sources.table.place import meant

# The stubs of pyarrow know each function of `compute` only for some of the types that it takes.
pc: Any = pyarrow.compute

SEPARATORS = {"comma": ",", "tab": "\t", "space": ""}
TRIED = ("\t", ";", ",", "|")
_NUMBER = re.compile(r"\d{1,3}")


@dataclass(frozen=True)
class EdgeColumns:
    """What the columns are.

    Attributes
    ----------
    separator : str
        Nothing for any white space.
    has_header : bool
    names : sequence of str
        Of the columns, by the header or their numbers from 1.
    mapping : FileMapping
        What a line becomes.
    """

    separator: str
    has_header: bool
    names: Sequence[str]
    mapping: FileMapping


@dataclass(frozen=True)
class Dated:
    """A column of times, in which a small number is none: the column may well be another one."""

    of: Expression

    def parts(self) -> Sequence[Expression]:
        """Return what is read."""
        return (self.of,)

    def columns(self) -> Sequence[str]:
        """Return nothing."""
        return ()

    def evaluate(self, scope: Scope) -> "pa.Array[Any]":
        """Return the column."""
        text = scope.text(self.of)
        counted = pc.if_else(pc.match_substring_regex(text, r"^\d{1,9}(\.\d*)?$"), text, None)
        small = pc.less(pc.cast(pc.cast(counted, pa.string()), pa.float64()), FEWEST_SECONDS)
        scope.wrong(small, "a weight, a step or a year, no time; at=… says where the time is")
        return text


def edge_columns(first: str, options: Mapping[str, str], where: str) -> EdgeColumns:
    """Return what the columns of an edge list are.

    Parameters
    ----------
    first : str
        Its first line.
    options : mapping of str to str
    where : str
        The file, for errors.

    Raises
    ------
    SourceError
        If an option cannot be used, or names a column that is not there.

    Examples
    --------
    >>> edge_columns("from,to,on", {"at": "on"}, "x.csv").names
    ['from', 'to', 'on']
    """
    given = options.get("separator")
    separator = (
        next((each for each in TRIED if each in first), "")
        if given is None
        else SEPARATORS.get(given, given)
    )
    fields = [field.strip().strip('"') for field in first.split(separator or None)]
    chosen = _chosen(options, len(fields))
    has_header = _has_header(first, options, chosen)
    names = fields if has_header else [str(number) for number in range(1, len(fields) + 1)]
    columns: dict[str, Expression] = {}
    for name, column in chosen.items():
        if _NUMBER.fullmatch(column):
            place = int(column) - 1
            if not 0 <= place < len(fields):
                raise SourceError(
                    f"There is no column {column} ({name}=)",
                    where=where,
                    cure=f"The first line has {len(fields)}; separator=… says what parts them.",
                )
            column = names[place]
        elif column not in names:
            raise SourceError(
                f"There is no column {column!r} ({name}=)", where=where, cure=meant(column, names)
            )
        columns[name] = Template(((column, True),))
    return EdgeColumns(separator, has_header, names, _mapping(columns, options, where))


def _chosen(options: Mapping[str, str], width: int) -> dict[str, str]:
    """Return the columns that are read, by number or name."""
    chosen = {"actor": options.get("actor", "1"), "target": options.get("target", "2")}
    at = options.get("at", "3" if width > 2 else None)
    if at is not None and stated_time(at) is None:
        chosen["at"] = at
    kind = options.get("kind")
    if kind is not None and kind.upper() not in KINDS:
        chosen["kind"] = kind
    return chosen | {name: options[name] for name in ("weight", "community") if name in options}


def _has_header(first: str, options: Mapping[str, str], chosen: Mapping[str, str]) -> bool:
    by_name = not all(_NUMBER.fullmatch(column) for column in chosen.values())
    return stated_yes("header", options, otherwise=by_name or re.match(TITLE, first) is not None)


def _mapping(columns: dict[str, Expression], options: Mapping[str, str], where: str) -> FileMapping:
    if "at" not in columns and "at" not in options:
        raise SourceError(
            "The lines have no time",
            where=where,
            cure="Give one for all with --option at=2026-01-31T00:00:00Z.",
        )
    made = {name: of for name, of in columns.items() if name != "community"}
    made["at"] = _time(columns["at"], options) if "at" in columns else _same(options["at"])
    made.setdefault("kind", _same(options.get("kind", "REPLIED")))
    if "community" in columns:
        made["communities"] = columns["community"]
    outputs = [Output("interactions", made, Where(), "interactions")]
    if not stated_yes("directed", options, otherwise=True):
        back = made | {"actor": made["target"], "target": made["actor"]}
        outputs.append(Output("interactions", back, Where(), "interactions"))
    return FileMapping("edges", (), None, None, (), (), Where(), outputs)


def _time(of: Expression, options: Mapping[str, str]) -> Expression:
    layout, zone = options.get("format"), stated_zone(options.get("zone"))
    if layout is None and zone is None:
        return Dated(of)
    if zone is None and "%z" not in (layout or ""):
        raise SourceError("These times have no zone", cure="Add --option zone=UTC, or another.")
    return Moment(of, layout, zone)


def _same(value: str) -> Template:
    return Template(((value, False),))
