"""The catalogue of named questions, and how one is asked."""

import difflib
from collections.abc import Mapping
from importlib.resources import files
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from leylines.graph.errors import QueryError
from leylines.queries.catalogue.query import Query, read_query
from leylines.queries.catalogue.types import conforms

if TYPE_CHECKING:
    from leylines.graph.store import Store


def _read_all() -> Mapping[str, Query]:
    folder = files("leylines.queries.catalogue")
    names = sorted(file.name for file in folder.iterdir() if file.name.endswith(".cypher"))
    return MappingProxyType(
        {
            name.removesuffix(".cypher"): read_query(
                name.removesuffix(".cypher"), folder.joinpath(name).read_text("utf-8")
            )
            for name in names
        }
    )


QUERIES: Mapping[str, Query] = _read_all()
"""Every named question, by name."""


def query_named(name: str, questions: Mapping[str, Query] = QUERIES) -> Query:
    """Return the question of that name, by default one of the catalogue's.

    Raises
    ------
    QueryError
        If there is none; the nearest names are given.

    Examples
    --------
    >>> query_named("top_people").title
    'Top people of a community'
    """
    if name in questions:
        return questions[name]
    near = difflib.get_close_matches(name, questions, n=3, cutoff=0.5)
    cure = f"Did you mean {', '.join(near)}?" if near else "`leylines query` lists them."
    raise QueryError(f"There is no question named {name!r}", cure=cure)


def complete(query: Query, parameters: Mapping[str, Any]) -> dict[str, Any]:
    """Return the parameters with those that were left out, checked by the header.

    Raises
    ------
    QueryError
        If one is missing, unknown or of another type than the header says.

    Examples
    --------
    >>> complete(query_named("top_people"), {"community": "forum/bread", "limit": 5})
    {'community': 'forum/bread', 'by': 'local', 'limit': 5}
    """
    known = query.parameters
    for name, value in parameters.items():
        if name not in known:
            cure = f"It takes {', '.join(known)}." if known else "It takes none."
            raise QueryError(f"{query.name} takes no parameter {name!r}", cure=cure)
        if not conforms(value, known[name].type):
            raise QueryError(
                f"{name} of {query.name} must be of type {known[name].type}, not {value!r}",
                cure=f"An example is {known[name].example!r}.",
            )
    for name, parameter in known.items():
        if name not in parameters and not parameter.optional:
            cure = f"It is {parameter.meaning}, such as {parameter.example!r}."
            raise QueryError(f"{query.name} needs the parameter {name!r}", cure=cure)
    return {name: parameters.get(name, known[name].example) for name in known}


def ask(store: "Store", name: str, **parameters: object) -> list[dict[str, Any]]:
    """Ask a named question.

    Parameters
    ----------
    store : Store
    name : str
        The question's name: a key of ``QUERIES``.
    **parameters
        As the question's header says; optional ones may be left out.

    Returns
    -------
    list of dict
        The answer's rows, in their order.

    Raises
    ------
    QueryError
        If there is no such question, or a parameter is missing, unknown or of another type.
    """
    query = query_named(name)
    return store.read(query.cypher, complete(query, parameters))
