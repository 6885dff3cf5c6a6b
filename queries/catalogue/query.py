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


def read_query(name: str, text: str) -> Query:
    r"""Read a query file and hold its header against its Cypher.

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
    sections = _sections(name, text)
    parameters = [_parameter(name, line) for line in sections["parameters"]]
    declared, used = {each.name for each in parameters}, parameters_of(text)
    if declared - used:
        unused = ", ".join(sorted(declared - used))
        raise _wrong(
            name, f"The header declares a parameter that the Cypher does not use: {unused}"
        )
    if used - declared:
        unknown = ", ".join(sorted(used - declared))
        raise _wrong(
            name, f"The Cypher uses a parameter that the header does not declare: {unknown}"
        )
    if sections["access"] != ["read"]:
        raise _wrong(name, "The header does not say `access: read`")
    return Query(
        name,
        title="".join(sections["title"]),
        question="".join(sections["question"]),
        cypher=text,
        parameters={each.name: each for each in parameters},
        columns=tuple(_column(name, line) for line in sections["returns"]),
    )


def parameters_of(cypher: str) -> set[str]:
    """Return the names of the ``$parameters`` that some Cypher uses.

    Examples
    --------
    >>> sorted(parameters_of("RETURN $a, '$b' AS x // $c"))
    ['a']
    """
    return {match[1] for match in _DOLLAR.finditer(cypher) if match[1]}


def _sections(name: str, text: str) -> dict[str, list[str]]:
    sections: dict[str, list[str]] = {}
    lines: list[str] = []
    for line in text.splitlines():
        if not line.startswith("//"):
            break
        if section := _SECTION.fullmatch(line):
            lines = sections.setdefault(section[1], [])
            lines.extend(filter(None, [section[2].strip()]))
        else:
            lines.append(line)
    for required in ("title", "question", "parameters", "returns", "access"):
        if required not in sections or not (sections[required] or required == "parameters"):
            raise _wrong(name, f"The header has no `{required}`")
    return sections


def _parameter(name: str, line: str) -> Parameter:
    match = _PARAMETER.fullmatch(line)
    if not match or match[3] not in get_args(Type):
        raise _wrong(name, f"Not a parameter as `name: type = example — meaning`: {line}")
    kind: Type = match[3]  # type: ignore[assignment]  # just found among them
    try:
        example = json.loads(match[4])
    except ValueError as error:
        raise _wrong(name, f"The example is not JSON: {line}") from error
    if not conforms(example, kind):
        raise _wrong(name, f"The example is not of its type: {line}")
    return Parameter(match[1], kind, bool(match[2]), example, match[5])


def _column(name: str, line: str) -> Column:
    if match := _COLUMN.fullmatch(line):
        return Column(match[1], match[2])
    raise _wrong(name, f"Not a column as `name — meaning`: {line}")


def _wrong(name: str, what: str) -> QueryError:
    return QueryError(what, where=f"{name}.cypher", cure="Mend the file.")
