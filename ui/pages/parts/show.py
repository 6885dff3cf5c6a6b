"""Show a page whatever the state of the graph."""

from collections.abc import Callable

from leylines.graph.errors import LeylinesError
from leylines.ui.pages.parts.graph import Graph, open_graph
from leylines.ui.pages.parts.states import is_ready, tell_run, tell_trouble


def show_page(content: Callable[[Graph], None]) -> None:
    """Show the content of a page, or what to do before there is any."""
    try:
        graph = open_graph()
        if is_ready(graph):
            tell_run(graph)
            content(graph)
    except LeylinesError as error:
        tell_trouble(error)
