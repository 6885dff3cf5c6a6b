"""The analysis itself: from the interactions' arrays to tables; it knows no database."""

from leylines.graph.errors import AnalysisError
from leylines.graph.network import (
    Interactions,
    Parameters,
    build_network,
    influence_flow,
)
from leylines.graph.network.strength import end_of_data
from leylines.graph.progress import Progress, silent
from leylines.queries.analysis import tables
from leylines.queries.analysis.identity import run_id
from leylines.queries.analysis.layout import lay_out
from leylines.queries.analysis.result import Result
from leylines.queries.analysis.routes import routes
from leylines.queries.analysis.stability import stable
from leylines.queries.analysis.standing import stand
from leylines.queries.brokerage import betweenness
from leylines.queries.communities import detect_communities
from leylines.queries.engine import processors


def compute(
    interactions: Interactions, parameters: Parameters, progress: Progress = silent
) -> Result:
    """Analyse the interactions.

    The same interactions, parameters and programs give the same bytes.

    Raises
    ------
    AnalysisError
        If nobody influences anybody by these interactions and parameters.

    Examples
    --------
    >>> compute(interactions, Parameters()).tables["scores"].to_pandas()    # doctest: +SKIP
    """
    check(interactions, parameters)
    until = end_of_data(interactions, parameters)
    flow = influence_flow(interactions, parameters)
    progress("Influence network", 0, 1)
    network = build_network(interactions, parameters)
    progress("Influence network", 1, 1)
    progress("Communities", 0, 1)
    detected = detect_communities(network.matrix(network.strength), parameters.seed)
    steady = stable(network, flow, len(interactions), detected, parameters)
    layout = lay_out(interactions, flow, detected, until)
    progress("Communities", 1, 1)
    standing = stand(layout, flow, len(interactions), parameters, progress, processors())
    progress("Brokers", 0, 1)
    between = betweenness(network, parameters.seed, threads=processors())
    progress("Brokers", 1, 1)
    run = run_id(interactions, parameters)
    return Result(
        id=run,
        data_until=until,
        persons=len(interactions.persons),
        interactions=int((interactions.at <= until).sum()),
        agreement=steady.agreement,
        tables={
            "influences": tables.influences(network),
            "scores": tables.scores(layout, standing, interactions, parameters.strong_percentile),
            "persons": tables.persons(
                layout, standing, interactions, between, detected, steady.consensus
            ),
            "detected": tables.detected_communities(layout, standing, interactions),
            "measured": tables.measured(layout, standing, interactions, steady.communities),
            "reaches": tables.reaches(layout, standing, interactions),
            "routes": routes(run, layout, standing, network, interactions, flow.value, progress),
        },
    )


def check(interactions: Interactions, parameters: Parameters) -> None:
    """Refuse what cannot be analysed.

    Raises
    ------
    AnalysisError
        If there is nothing to analyse, or a parameter is out of its range.
    """
    if not len(interactions):
        raise AnalysisError(
            "There are no interactions between people in the graph",
            cure="Load some first: leylines load SOURCE PATH --network NAME, or leylines demo.",
        )
    if not 0 <= parameters.depth < 1:
        raise AnalysisError(f"depth is {parameters.depth}", cure="Give 0 or more, and below 1.")
    if not 0 <= parameters.gamma <= 1:
        raise AnalysisError(f"gamma is {parameters.gamma}", cure="Give 0 to 1.")
    if parameters.bootstrap < 0:
        raise AnalysisError("bootstrap is negative", cure="Give 0 or more replicates.")
    if not len(influence_flow(interactions, parameters)):
        raise AnalysisError(
            "No interaction of the graph carries influence",
            cure="Look at the influence table and at --until.",
        )
