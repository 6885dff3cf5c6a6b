"""Loading a large input into an empty embedded Neo4j by its own importer."""

from leylines.graph.loading.bulk.bulk import LEAST_ROWS, is_large, load_in_bulk
from leylines.graph.loading.bulk.refusal import NotInBulkError

__all__ = ["LEAST_ROWS", "NotInBulkError", "is_large", "load_in_bulk"]
