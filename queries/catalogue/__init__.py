"""The named questions: one ``.cypher`` file each, with a header that says what it asks."""

from leylines.queries.catalogue.catalogue import QUERIES, ask, query_named
from leylines.queries.catalogue.query import Column, Parameter, Query

__all__ = ["QUERIES", "Column", "Parameter", "Query", "ask", "query_named"]
