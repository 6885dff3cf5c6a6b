"""``leylines seeds``: through whom to reach a community, or everybody."""

import csv
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import numpy as np
import typer
from numpy.typing import NDArray

from leylines.graph.errors import SourceError
from leylines.graph.settings import read_settings
from leylines.ui.cli.app import app, examples
from leylines.ui.cli.connection import open_store
from leylines.ui.cli.names import community_named, person_named
from leylines.ui.cli.options import Json, Quiet, Start
from leylines.ui.cli.route import positions
from leylines.ui.cli.screen import print_json, print_table, progress, say, shown

if TYPE_CHECKING:
    from leylines.graph.store import Store
    from leylines.queries.engine import Graph
    from leylines.queries.routes.newest import Newest
    from leylines.queries.spread import Model
else:
    Model = str

CASCADES = 10_000
COLUMNS = {"name": "name", "gain": "adds", "id": "id"}
LISTS = {"list": "list", "mean": "reaches", "low": "from", "high": "to"}

Spreads = Annotated[
    Model, typer.Option(help="How it spreads: independent cascade or linear threshold.")
]


@app.command(
    epilog=examples(
        "leylines seeds -k 5",
        "leylines seeds Garden -k 3 --exclude ada",
        "leylines seeds --costs costs.csv --budget 1000 --already ben --json",
    )
)
def seeds(
    community: Annotated[
        str | None, typer.Argument(help="Whom to reach, by id or name; none: everybody.")
    ] = None,
    k: Annotated[int, typer.Option("-k", "--k", min=1, help="How many people at most.")] = 10,
    costs: Annotated[
        Path | None,
        typer.Option(help="CSV with the columns person and cost; who is not in it costs 1."),
    ] = None,
    budget: Annotated[
        float | None, typer.Option(min=0, help="What they may cost together.")
    ] = None,
    exclude: Annotated[list[str] | None, typer.Option(help="Not this person.")] = None,
    already: Annotated[
        list[str] | None, typer.Option(help="This person spreads it anyway.")
    ] = None,
    model: Spreads = "independent cascade",
    epsilon: Annotated[
        float, typer.Option(min=0.01, max=0.5, help="What the guarantee may lack by chance.")
    ] = 0.1,
    seed: Start = 1,
    json: Json = False,
    quiet: Quiet = False,
) -> None:
    """Choose the people through whom influence spreads furthest.

    With what each adds, what is guaranteed, and how far the obvious lists would get.
    """
    from leylines.queries.engine import Graph
    from leylines.queries.routes.newest import newest
    from leylines.queries.spread import select_seeds

    with open_store(quiet) as store:
        target = community_named(store, community) if community is not None else None
        with progress(quiet) as report:
            known = newest(store, cache=read_settings().cache_dir, progress=report)
        roots = np.zeros(len(known.network.persons))
        roots[positions(known, target) if target else slice(None)] = 1.0
        standing = known.standing(target.id) if target else known.global_standing
        have = _positions(store, known, already or ())
        left_out = _positions(store, known, exclude or ())
    graph = Graph.of(known.network.matrix(known.network.probability))
    found = select_seeds(
        graph,
        k,
        epsilon=epsilon,
        seed=seed,
        model=model,
        roots=roots,
        budget=budget,
        costs=_costs(costs, known) if costs else None,
        excluded=left_out,
        already=have,
    )
    barred = {*have, *left_out}
    scores = {"top score": standing, "top degree": np.diff(graph.indptr).astype(np.float64)}
    lists = {"these": list(found.seeds)} | {
        name: _first(values, len(found.seeds), barred) for name, values in scores.items()
    }
    answer = {
        "people": [
            {"id": known.network.persons[u], "name": known.network.names[u], "gain": gain}
            for u, gain in zip(found.seeds, found.gains, strict=True)
        ],
        **{name: getattr(found, name) for name in ("low", "high", "guarantee", "delta", "sets")},
        "lists": _compared(graph, lists, have, roots, model, seed),
    }
    if json:
        print_json({"community": asdict(target) if target else None, **answer})
    else:
        _say(answer, target.name if target else "everybody")


def _positions(store: "Store", known: "Newest", names: Sequence[str]) -> list[int]:
    return [positions(known, person_named(store, name))[0] for name in names]


def _first(values: NDArray[np.float64], count: int, barred: set[int]) -> list[int]:
    order = np.argsort(-values, kind="stable").tolist()
    return [place for place in order if place not in barred][:count]


def _costs(file: Path, known: "Newest") -> NDArray[np.float64]:
    """Read what people cost.

    Raises
    ------
    SourceError
        If the file is not as it should be.
    """
    costs = np.ones(len(known.network.persons))
    try:
        with file.open(encoding="utf-8-sig", newline="") as lines:
            rows = list(csv.DictReader(lines))
    except (OSError, UnicodeDecodeError) as error:
        raise SourceError(
            f"Cannot be read: {error}", where=str(file), cure="Name a CSV file in UTF-8."
        ) from error
    for number, row in enumerate(rows, start=2):
        place, cost = known.positions.get(row.get("person") or "", -1), _number(row.get("cost"))
        if place < 0 or not 0 < cost < float("inf"):
            raise SourceError(
                "Not a person of the newest run with a cost above 0",
                where=f"{file}:{number}",
                cure="Write the columns person (an id) and cost.",
            )
        costs[place] = cost
    return costs


def _number(text: str | None) -> float:
    try:
        return float(text or "")
    except ValueError:
        return float("nan")


def _compared(
    graph: "Graph",
    lists: dict[str, list[int]],
    have: list[int],
    roots: NDArray[np.float64],
    model: "Model",
    seed: int,
) -> list[dict[str, Any]]:
    """Say how far each list gets in the same possible worlds, together with those already there."""
    from leylines.queries.spread import simulate_spread

    return [
        {
            "list": name,
            **asdict(
                simulate_spread(
                    graph, [*chosen, *have], cascades=CASCADES, seed=seed, model=model, roots=roots
                )
            ),
        }
        for name, chosen in lists.items()
    ]


def _say(answer: dict[str, Any], whom: str) -> None:
    print_table(answer["people"], COLUMNS, title=f"To reach {shown(whom)}")
    say("")
    say(
        f"They add {answer['low']:,.2f} at least, nobody else more than {answer['high']:,.2f}: "
        f"within a factor of {answer['guarantee']:.2f} of the best "
        f"(wrong once in {1 / answer['delta']:,.0f})."
    )
    say("")
    print_table(answer["lists"], LISTS, title="Reached in simulated cascades, 90 % interval")
