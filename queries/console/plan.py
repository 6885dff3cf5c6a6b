"""How the server runs a query, drawn as a tree: which steps, their rows and where the time goes."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Step:
    """A step of a plan; what was not measured is None.

    Attributes
    ----------
    operator, details : str
        As the server names them.
    estimated : float
        How many rows the server expects.
    rows, hits : int or None
        How many rows it gave, and how many accesses to the store it took.
    share : float or None
        Its part of the whole time; of the whole hits, where the server measured no time.
    inputs : tuple of Step
        The steps whose rows it takes.
    """

    operator: str
    details: str
    estimated: float
    rows: int | None
    hits: int | None
    share: float | None
    inputs: tuple["Step", ...]


def read_plan(plan: Mapping[str, Any]) -> Step:
    """Return a plan or profile as the driver gives it as steps.

    Examples
    --------
    >>> plan = {"operatorType": "ProduceResults@neo4j", "args": {"EstimatedRows": 2.0}}
    >>> read_plan(plan).operator
    'ProduceResults'
    """
    for measure in ("time", "dbHits"):
        whole = sum(part.get(measure) or 0 for part in _parts(plan))
        if whole:
            return _step(plan, measure, whole)
    return _step(plan, "", 0)


def _parts(plan: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    yield plan
    for child in plan.get("children") or ():
        yield from _parts(child)


def _step(plan: Mapping[str, Any], measure: str, whole: int) -> Step:
    args = plan.get("args") or {}
    return Step(
        operator=str(plan["operatorType"]).partition("@")[0],
        details=" ".join(str(args.get("Details", "")).split()),
        estimated=float(args.get("EstimatedRows", 0.0)),
        rows=plan.get("rows"),
        hits=plan.get("dbHits"),
        share=(plan.get(measure) or 0) / whole if whole else None,
        inputs=tuple(_step(child, measure, whole) for child in plan.get("children") or ()),
    )


def tree(step: Step) -> list[dict[str, str]]:
    """Return a plan as the rows of a table, its first column drawn as a tree.

    Examples
    --------
    >>> scan = Step("NodeByLabelScan", "p:Person", 8.0, 8, 9, 1.0, ())
    >>> [row["step"] for row in tree(Step("Filter", "", 1.0, 1, 0, 0.0, (scan,)))]
    ['Filter', '└ NodeByLabelScan']
    """
    return [
        {
            "step": f"{drawn}{each.operator}",
            "rows": "" if each.rows is None else f"{each.rows:,}",
            "expected": f"{each.estimated:,.0f}",
            "db hits": "" if each.hits is None else f"{each.hits:,}",
            "share": "" if each.share is None else f"{each.share:.0%}",
            "details": each.details,
        }
        for drawn, each in _drawn(step, "", "")
    ]


def _drawn(step: Step, here: str, below: str) -> Iterator[tuple[str, Step]]:
    yield here, step
    for place, child in enumerate(step.inputs):
        is_last = place == len(step.inputs) - 1
        yield from _drawn(
            child, below + ("└ " if is_last else "├ "), below + ("  " if is_last else "│ ")
        )
