"""The report of a community: where its people stand, who influences whom, and how to get in."""

import json
from collections.abc import Sequence

from leylines.ui.canvas import NetworkView
from leylines.ui.canvas.builders import Ask
from leylines.ui.exports.pictures import draw_quadrants
from leylines.ui.exports.reports.blocks import Block, Row, figures, picture, table, terms
from leylines.ui.exports.reports.network import network
from leylines.ui.exports.reports.routes import routes_block
from leylines.ui.pages.parts.text import between

TOP, CHARTED = 20, 2000
TERMS = ("score", "interval", "local", "global", "lift", "quadrant", "correlation", "share",
         "probability", "value")  # fmt: skip


def community_blocks(ask: Ask, view: NetworkView, key: str) -> list[Block]:
    """Return the report's blocks.

    Parameters
    ----------
    ask : callable
        Asks a named question.
    view : NetworkView
        The community's network.
    key : str
        The community's id.
    """
    row = ask("communities", communities=[key])[0]
    people = ask("top_people", community=key, limit=CHARTED)
    reached = ("name", "kind", "share", "interval")
    return [
        _figures(row),
        *([_quadrants(ask, people)] if people else []),
        table(
            "Top people", people[:TOP],
            ("rank", "name", "score", "interval", "percentile", "global_percentile", "lift",
             "quadrant"),
            f"The first {TOP} of {len(people):,}." if len(people) > TOP else "",
        ),
        network(view),
        table("Influence in: from where", ask("communities_that_reach", community=key), reached),
        table("Influence out: to where", ask("communities_reached", community=key), reached),
        routes_block(ask, key),
        terms(*TERMS),
    ]  # fmt: skip


def _figures(row: Row) -> Block:
    correlation = row["correlation"]
    return figures(
        ("Members", f"{row['members'] or 0:,}", f"{row['interactions'] or 0:,} interactions"),
        (
            "Correlation",
            "unknown" if correlation is None else f"{correlation:.2f}",
            between(row["low"], row["high"], "{:.2f}".format),
        ),
        ("Local heroes", f"{row['local_heroes']:,}", "strong only here"),
        ("Visiting celebrities", f"{row['visiting_celebrities']:,}", "strong only elsewhere"),
    )


def _quadrants(ask: Ask, people: Sequence[Row]) -> Block:
    run = ask("newest_run")[0]
    strong = json.loads(run["parameters"] or "{}").get("strong_percentile", 80.0)
    note = f"Each point is a person. Dashed: from percentile {strong:g} on a standing is strong."
    return picture("Here and everywhere", draw_quadrants(people, strong), note, 0.72)
