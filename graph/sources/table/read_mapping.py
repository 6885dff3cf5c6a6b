"""Reading a mapping file: everything is checked before any row is read."""

import tomllib
from pathlib import Path
from typing import Any

from leylines.graph.errors import SourceError
from leylines.graph.model import SCHEMAS, Table
from leylines.graph.sources.columns import ALSO_NAMED
from leylines.graph.sources.delimited import check_delimiter
from leylines.graph.sources.rows import MADE_HERE
from leylines.graph.sources.table.mapping import FileMapping, Output, TableMapping, Where
from leylines.graph.sources.table.parse import read_expression, read_where
from leylines.graph.sources.table.place import Place, meant

FORMATS = ("csv", "jsonl", "parquet")
KEYS = ("read", "format", "delimiter", "columns", "nothing", "where", *SCHEMAS)
LARGEST = 1 << 20
"""Bytes of a mapping."""


def read_mapping(file: Path) -> TableMapping:
    """Return the mapping that a TOML file holds.

    Raises
    ------
    SourceError
        Naming the line or key and the cure.
    """
    place = Place(str(file))
    if file.exists() and not file.is_file():  # a pipe would let nobody go on
        raise place.wrong("The mapping is no file", "Name it with --option mapping=forum.toml.")
    try:
        with file.open("rb") as raw:
            text = raw.read(LARGEST).decode()
        given = tomllib.loads(text)
    except OSError as error:
        raise place.wrong(
            f"The mapping cannot be read: {error.strerror}",
            "Name it with --option mapping=forum.toml; docs/sources/table.md says what it holds.",
        ) from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, RecursionError) as error:
        raise place.wrong(f"The mapping is not TOML: {error}", "Mend it there.") from error
    place.check_names(given, ["files"])
    files = place.at("files").table(given.get("files"))
    mapping = TableMapping(
        str(file),
        {name: _file(name, of, place.at("files").at(name)) for name, of in files.items()},
    )
    _check(mapping, place)
    return mapping


def _check(mapping: TableMapping, place: Place) -> None:
    if not any(of.outputs for of in mapping.files.values()):
        raise place.wrong(
            "The mapping makes no table",
            f"Add [[files.NAME.interactions]], or another of {', '.join(SCHEMAS)}.",
        )
    for key, lookup in mapping.lookups:
        if lookup.name not in mapping.files:
            raise Place(place.file, key).wrong(
                f"There are no files {lookup.name!r} to look up", meant(lookup.name, mapping.files)
            )


def _file(name: str, given: Any, place: Place) -> FileMapping:  # noqa: ANN401 - any TOML
    given = place.table(given)
    place.check_names(given, KEYS)
    if "read" not in given:
        raise place.wrong("It names no files", f'Add read = "{name}.csv", or a pattern.')
    form = place.at("format").text(given["format"]) if "format" in given else None
    if form is not None and form not in FORMATS:
        raise place.at("format").wrong(f"There is no format {form!r}", meant(form, FORMATS))
    delimiter = None
    if "delimiter" in given:
        delimiter = place.at("delimiter").text(given["delimiter"]).replace("tab", "\t")
        try:
            check_delimiter(delimiter)
        except SourceError as error:
            raise place.at("delimiter").wrong(error.what, error.cure) from None
    return FileMapping(
        name=name,
        read=place.at("read").texts(given["read"]),
        format=form,
        delimiter=delimiter,
        names=place.at("columns").texts(given.get("columns", [])),
        nothing=place.at("nothing").texts(given.get("nothing", [])),
        where=_where(given, place),
        outputs=tuple(
            output
            for table in SCHEMAS
            if table in given
            for output in _outputs(table, given[table], place.at(table))
        ),
    )


def _where(given: dict[str, Any], place: Place) -> Where:
    return read_where(given["where"], place.at("where")) if "where" in given else Where()


def _outputs(table: Table, values: Any, at: Place) -> list[Output]:  # noqa: ANN401 - any TOML
    if isinstance(values, dict):  # [files.posts.contents] where there is only one
        return [_output(table, values, at)]
    if not isinstance(values, list):
        raise at.wrong("This must be a table", f"Write it as [[{at.key}]].")
    return [_output(table, at.at(i).table(each), at.at(i)) for i, each in enumerate(values)]


def _output(table: Table, given: dict[str, Any], place: Place) -> Output:
    schema = SCHEMAS[table]
    also = [one for one, many in ALSO_NAMED.items() if many in schema.names]
    place.check_names(given, ["where", *schema.names, *also])
    columns = {}
    for name, value in given.items():
        if name == "where":
            continue
        canonical = name if name in schema.names else ALSO_NAMED[name]
        if canonical in columns:
            raise place.at(name).wrong(f"It says twice what the {canonical} are", "Remove one.")
        columns[canonical] = read_expression(value, place.at(name))
    for column in schema:
        missing = column.name not in columns and not column.nullable
        if missing and (table, column.name) not in MADE_HERE:
            raise place.wrong(
                f"The {table} have no {column.name!r}", f'Add {column.name} = "{{column}}".'
            )
    return Output(table, columns, _where(given, place), place.key)
