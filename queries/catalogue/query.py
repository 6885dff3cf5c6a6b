"""A named question: its Cypher, and the header of its file as a record.

A file begins with its header, in comments; what a parameter's line calls optional may be left out,
and then has the value written there::

    // title: Top people of a community
    // question: Who stands highest in this community?
    // parameters:
    //   community: string = "forum/bread" — the community's id
    //   limit: optional integer = 20 — how many people
    // returns:
    //   id — the person
    //   score — contextual score, 0 to 100
    // access: read
"""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, get_args

from leylines.graph.errors import QueryError
from leylines.queries.catalogue.types import Type, conforms

_SECTION = re.compile(r"//\s*(title|question|parameters|returns|access):\s*(.*)")
_PARAMETER = re.compile(r"//\s{2,}(\w+): (optional )?([a-z ]+) = (.+?) — (.+)")
_COLUMN = re.compile(r"//\s{2,}(\w+) — (.+)")
# Strings, quoted names and comments are passed over, so that a $ in them is no parameter.
_DOLLAR = re.compile(
    r"""'(?:\\.|[^'\\])*'|"(?:\\.|[^"\\])*"|`[^`]*`|//[^\n]*|/\*.*?\*/|\$(\w+)""", re.DOTALL
)


@dataclass(frozen=True, slots=True)
class Parameter:
    """What a question has to be told; ``example`` is its value if it is optional and left out."""

    name: str
    type: Type
    optional: bool
    example: Any
    meaning: str


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the answer."""

    name: str
    meaning: str


@dataclass(frozen=True, slots=True)
class Query:
    """A named question."""

    name: str
    title: str
    question: str
    cypher: str
    parameters: Mapping[str, Parameter] = field(default_factory=dict)
    columns: tuple[Column, ...] = ()


def read_query(name: str, text: str, *, where: str = "") -> Query:
    r"""Read a query file and hold its header against its Cypher.

    Parameters
    ----------
    name : str
    text : str
    where : str, optional
        What an error calls the file; empty: ``NAME.cypher``.

    Raises
    ------
    QueryError
        If the header is not complete, or names other parameters than the Cypher uses.

    Examples
    --------
    >>> header = '''// title: One
    ... // question: Which?
    ... // parameters:
    ... //   id: string = "a" — the id
    ... // returns:
    ... //   n — the number
    ... // access: read
    ... '''
    >>> read_query("one", header + "MATCH (p {id: $id}) RETURN count(p) AS n").parameters["id"].type
    'string'
    >>> read_query("one", header + "RETURN 1 AS n")
    Traceback (most recent call last):
    leylines.graph.errors.QueryError: The header declares a parameter that the Cypher does not use:
    id (one.cypher). Mend the file.
    """
    file = where or f"{name}.cypher"
    sections = _sections(file, text)
    parameters = [_parameter(line) for line in sections["parameters"]]
    declared, used = {each.name for each in parameters}, parameters_of(text)
    if declared - used:
        unused = ", ".join(sorted(declared - used))
        raise _wrong(
            file, f"The header declares a parameter that the Cypher does not use: {unused}"
        )
    if used - declared:
        unknown = ", ".join(sorted(used - declared))
        raise _wrong(
            file, f"The Cypher uses a parameter that the header does not declare: {unknown}"
        )
    if [line.text for line in sections["access"]] != ["read"]:
        raise _wrong(sections["access"][0].place, "The header does not say `access: read`")
    return Query(
        name,
        title="".join(line.text for line in sections["title"]),
        question="".join(line.text for line in sections["question"]),
        cypher=text,
        parameters={each.name: each for each in parameters},
        columns=tuple(_column(line) for line in sections["returns"]),
    )


def parameters_of(cypher: str) -> set[str]:
    """Return the names of the ``$parameters`` that some Cypher uses.

    Examples
    --------
    >>> sorted(parameters_of("RETURN $a, '$b' AS x // $c"))
    ['a']
    """
    return {match[1] for match in _DOLLAR.finditer(cypher) if match[1]}


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of a header, and its file and number."""

    text: str
    place: str


def _sections(file: str, text: str) -> dict[str, list[_Line]]:
    sections: dict[str, list[_Line]] = {}
    lines: list[_Line] = []
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.startswith("//"):
            break
        if section := _SECTION.fullmatch(line):
            lines = sections.setdefault(section[1], [])
            line = section[2].strip()
        if line:
            lines.append(_Line(line, f"{file}:{number}"))
    for required in ("title", "question", "parameters", "returns", "access"):
        if required not in sections or not (sections[required] or required == "parameters"):
            raise _wrong(file, f"The header has no `{required}`")
    return sections


def _parameter(line: _Line) -> Parameter:
    match = _PARAMETER.fullmatch(line.text)
    if not match or match[3] not in get_args(Type):
        raise _wrong(
            line.place, f"Not a parameter as `name: type = example — meaning`: {line.text}"
        )
    kind: Type = match[3]  # type: ignore[assignment]  # just found among them
    try:
        example = json.loads(match[4])
    except ValueError as error:
        raise _wrong(line.place, f"The example is not JSON: {line.text}") from error
    if not conforms(example, kind):
        raise _wrong(line.place, f"The example is not of its type: {line.text}")
    return Parameter(match[1], kind, bool(match[2]), example, match[5])


def _column(line: _Line) -> Column:
    if match := _COLUMN.fullmatch(line.text):
        return Column(match[1], match[2])
    raise _wrong(line.place, f"Not a column as `name — meaning`: {line.text}")


def _wrong(where: str, what: str) -> QueryError:
    return QueryError(what, where=where, cure="Mend the file.")
