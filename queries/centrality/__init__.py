"""Who is central: by links, by walks, by nearness, and by lying between."""

from leylines.queries.centrality.hits import hits
from leylines.queries.centrality.katz import katz
from leylines.queries.centrality.pagerank import pagerank

__all__ = ["hits", "katz", "pagerank"]
