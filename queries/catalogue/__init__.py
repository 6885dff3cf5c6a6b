"""The named questions: one ``.cypher`` file each, with a header that says what it asks."""

from leylines.queries.catalogue.catalogue import QUERIES, ask, complete, query_named
from leylines.queries.catalogue.own import Questions, every_question
from leylines.queries.catalogue.query import Column, Parameter, Query
from leylines.queries.catalogue.types import from_text

__all__ = [
    "QUERIES",
    "Column",
    "Parameter",
    "Query",
    "Questions",
    "ask",
    "complete",
    "every_question",
    "from_text",
    "query_named",
]
