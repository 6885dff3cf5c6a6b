"""One run: read the graph, compute, write what was found back."""

import math
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from pathlib import Path

from leylines.graph.network import Interactions, Parameters, read_interactions
from leylines.graph.progress import Progress, silent
from leylines.graph.store import Store
from leylines.queries.analysis.compute import check, compute
from leylines.queries.analysis.identity import parameters_text, run_id, versions
from leylines.queries.analysis.only import only_analysis
from leylines.queries.analysis.result import Result
from leylines.queries.analysis.write import is_whole, newest_run, sweep, write


@dataclass(frozen=True, slots=True)
class RunSummary:
    """What was done; what was found is in the graph, and the named queries tell it.

    Attributes
    ----------
    id : str
        The same for the same data, parameters and programs.
    is_new : bool
        False if this run stood in the graph already, so that there was nothing to do.
    persons, interactions : int
        How many it knew.
    found : mapping of str to int
        Rows written, by table.
    seconds : mapping of str to float
        How long each stage took.
    """

    id: str
    is_new: bool
    persons: int
    interactions: int
    found: Mapping[str, int]
    seconds: Mapping[str, float]


def analyse(
    store: Store,
    parameters: Parameters,
    *,
    cache: Path | None,
    locks: Path | None = None,
    progress: Progress = silent,
) -> RunSummary:
    """Analyse the graph and write the run back.

    What an analysis that was cut short left is deleted first. If the newest run is of the same
    data, parameters and programs, and whole, nothing is done.

    Parameters
    ----------
    store : Store
    parameters : Parameters
    cache : Path, optional
        A folder in which the graph's arrays are kept for the next time.
    locks : Path, optional
        A folder; others that name it too are kept from analysing the same graph meanwhile.
    progress : Progress

    Raises
    ------
    AnalysisError
        If there is nothing to analyse, or the parameters cannot be, or somebody is at it already.

    Examples
    --------
    >>> with connect() as store:    # doctest: +SKIP
    ...     print(analyse(store, Parameters(), cache=None).id)
    run-3b1f6c0a9d2e
    """
    with only_analysis(locks, store.address) if locks else nullcontext():
        return _analyse(store, parameters, cache, progress)


def _analyse(
    store: Store, parameters: Parameters, cache: Path | None, progress: Progress
) -> RunSummary:
    seconds: dict[str, float] = {}
    with _timed(seconds, "read"):
        interactions = read_interactions(store, cache=cache, progress=progress)
        check(interactions, parameters)
        newest = newest_run(store)
    with _timed(seconds, "tidy"):
        sweep(store, newest, progress)
    run = run_id(interactions, parameters)
    if run == newest and is_whole(store, run):
        return _summary(run, interactions, None, seconds)
    with _timed(seconds, "compute"):
        result = compute(interactions, parameters, progress)
    with _timed(seconds, "write"):
        if run == newest:
            sweep(store, None, progress)
        write(store, result, _properties(result, parameters), progress)
    return _summary(run, interactions, result, seconds)


def _properties(result: Result, parameters: Parameters) -> dict[str, object]:
    return {
        "seed": parameters.seed,
        "parameters": parameters_text(parameters),
        "versions": versions(),
        "to_actor": [kind for kind, row in parameters.table.items() if row.flow == "to actor"],
        "to_target": [kind for kind, row in parameters.table.items() if row.flow == "to target"],
        "persons": result.persons,
        "interactions": result.interactions,
        "influences": result.tables["influences"].num_rows,
        "standings": result.tables["scores"].num_rows,
        "active": result.tables["persons"].num_rows,
        "agreement": _or_none(result.agreement["data"]),
        "seed_agreement": _or_none(result.agreement["seeds"]),
    }


def _or_none(value: float) -> float | None:
    return None if math.isnan(value) else value


def _summary(
    run: str, interactions: Interactions, result: Result | None, seconds: Mapping[str, float]
) -> RunSummary:
    return RunSummary(
        id=run,
        is_new=result is not None,
        persons=len(interactions.persons),
        interactions=len(interactions),
        found={name: table.num_rows for name, table in result.tables.items()} if result else {},
        seconds=seconds,
    )


@contextmanager
def _timed(seconds: dict[str, float], stage: str) -> Iterator[None]:
    start = time.perf_counter()
    yield
    seconds[stage] = round(time.perf_counter() - start, 3)
