"""The page of documentation of all named questions, made from their headers.

``python -m leylines.queries.catalogue.document > docs/queries.md`` renews it.
"""

import json
import sys
from collections.abc import Iterator

from leylines.queries.catalogue.catalogue import QUERIES
from leylines.queries.catalogue.query import Parameter, Query

_INTRODUCTION = """\
# Named questions

Each of these is a file in `queries/catalogue/`. They are asked in three ways:

    leylines query top_people --param community=forum/bread --param limit=5

    from leylines.graph import connect
    from leylines.queries.catalogue import ask

    with connect() as store:
        ask(store, "top_people", community="forum/bread", limit=5)

or pasted into any Cypher client, with the parameters set there. All go by the newest complete
run. A parameter with a default may be left out; the other values are examples. This page is made
from the headers of the files by `python -m leylines.queries.catalogue.document`.
"""


def markdown() -> str:
    """Return the page.

    Examples
    --------
    >>> markdown().splitlines()[0]
    '# Named questions'
    """
    return "\n".join([_INTRODUCTION, *("\n".join(_section(query)) for query in QUERIES.values())])


def _section(query: Query) -> Iterator[str]:
    yield f"## {query.name}\n\n**{query.title}.** {query.question}\n"
    if query.parameters:
        yield "| parameter | type | default or example | |\n|---|---|---|---|"
        yield from map(_row, query.parameters.values())
        yield ""
    yield "| column | |\n|---|---|"
    yield from (f"| `{column.name}` | {column.meaning} |" for column in query.columns)
    yield ""


def _row(parameter: Parameter) -> str:
    value = f"`{json.dumps(parameter.example)}`"
    value = f"default {value}" if parameter.optional else f"such as {value}"
    return f"| `{parameter.name}` | {parameter.type} | {value} | {parameter.meaning} |"


if __name__ == "__main__":
    sys.stdout.write(markdown())
