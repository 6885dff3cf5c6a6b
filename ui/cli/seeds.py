"""``leylines seeds``: through whom to reach a community, or everybody."""

import io
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from leylines.graph.errors import SourceError
from leylines.graph.settings import read_settings
from leylines.ui.cli.app import app, examples
from leylines.ui.cli.connection import open_store
from leylines.ui.cli.names import community_named, person_named
from leylines.ui.cli.options import Json, Quiet, Start
from leylines.ui.cli.screen import print_json, print_table, progress, say, shown

if TYPE_CHECKING:
    from leylines.queries.routes.newest import Newest
    from leylines.queries.spread import Model
else:
    Model = str

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
    from leylines.queries.routes.newest import newest
    from leylines.queries.spread import Task, choose_seeds

    with open_store(quiet) as store:
        target = community_named(store, community) if community is not None else None
        have, left_out = (
            tuple(person_named(store, name).id for name in names or ())
            for names in (already, exclude)
        )
        with progress(quiet) as report:
            known = newest(store, cache=read_settings().cache_dir, progress=report)
        found = choose_seeds(
            known,
            Task(
                target.id if target else None,
                k,
                model,
                epsilon,
                seed,
                costs=_costs(costs, known) if costs else None,
                budget=budget,
                excluded=left_out,
                already=have,
            ),
        )
    answer = {
        "people": [asdict(each) for each in found.people],
        **{
            name: getattr(found.seeds, name)
            for name in ("low", "high", "guarantee", "delta", "sets")
        },
        "lists": [{"list": each.name, **asdict(each.spread)} for each in found.lists],
    }
    if json:
        print_json({"community": asdict(target) if target else None, **answer})
    else:
        _say(answer, target.name if target else "everybody")


def _costs(file: Path, known: "Newest") -> dict[str, float]:
    """Read what people cost.

    Raises
    ------
    SourceError
        If the file is not as it should be.
    """
    from leylines.queries.spread import read_costs

    try:
        lines = io.StringIO(file.read_text(encoding="utf-8-sig"))
    except (OSError, UnicodeDecodeError) as error:
        raise SourceError(
            f"Cannot be read: {error}", where=str(file), cure="Name a CSV file in UTF-8."
        ) from error
    return read_costs(lines, known.positions, str(file))


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
