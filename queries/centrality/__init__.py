"""Who is central: by links, by walks, by nearness, and by lying between."""

from leylines.queries.centrality.betweenness import betweenness, carried_from, sampled_betweenness
from leylines.queries.centrality.harmonic import harmonic, sampled_harmonic
from leylines.queries.centrality.hits import hits
from leylines.queries.centrality.katz import katz
from leylines.queries.centrality.pagerank import pagerank
from leylines.queries.centrality.sampling import Estimate

__all__ = [
    "Estimate",
    "betweenness",
    "carried_from",
    "harmonic",
    "hits",
    "katz",
    "pagerank",
    "sampled_betweenness",
    "sampled_harmonic",
]
