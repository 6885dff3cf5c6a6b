"""Routes in a report, each hop with what proves it."""

from leylines.ui.canvas import NetworkView
from leylines.ui.canvas.builders import Ask
from leylines.ui.exports.reports.blocks import Block, evidence, terms
from leylines.ui.exports.reports.network import network
from leylines.ui.exports.reports.proofs import route_items

BEST = 5


def routes_blocks(ask: Ask, view: NetworkView, key: str) -> list[Block]:
    """Return the report of the routes into a community, or into any if the key is empty.

    Parameters
    ----------
    ask : callable
        Asks a named question.
    view : NetworkView
        The routes.
    key : str
        The community's id.
    """
    return [
        network(view),
        routes_block(ask, key, 2 * BEST),
        terms("probability", "interval", "score", "value"),
    ]


def routes_block(ask: Ask, key: str, limit: int = BEST) -> Block:
    """Return the best routes into a community, or into any if the key is empty."""
    items = route_items(ask, ask("routes", targets=[key] if key else [], limit=limit))
    said = "The best of the newest run, with the newest interaction for each hop."
    return evidence("The best routes", items, said if items else "The newest run found none.")
