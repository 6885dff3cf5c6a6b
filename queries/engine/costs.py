"""Weights as costs of ways."""

from leylines.graph.errors import AnalysisError
from leylines.queries.engine.graph import Graph


def check_costs(graph: Graph) -> None:
    """Refuse weights that cannot be costs.

    Raises
    ------
    AnalysisError
        If a weight is 0 or less: shortest ways would have no end, and their number no meaning.
    """
    if not (graph.weight > 0).all():
        raise AnalysisError(
            f"{(~(graph.weight > 0)).sum()} edges cost nothing or less",
            cure="Give costs above 0, or leave weights out of it: weighted=False.",
        )
