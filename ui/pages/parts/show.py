"""Show a page whatever the state of the graph."""

from collections.abc import Callable

from leylines.graph.errors import LeylinesError
from leylines.ui.pages.parts.graph import Graph, open_graph
from leylines.ui.pages.parts.states import is_ready, tell_run, tell_trouble
from leylines.ui.pages.parts.time_range import in_period


def show_page(
    content: Callable[[Graph], None], *, before_analysis: bool = False, even_empty: bool = False
) -> None:
    """Show the content of a page, or what to do before there is any.

    Parameters
    ----------
    content : function of a Graph
    before_analysis : bool
        It can be shown as soon as something is loaded.
    even_empty : bool
        It can be shown also when nothing is.
    """
    try:
        graph = open_graph()
        if even_empty or is_ready(graph, before_analysis=before_analysis):
            tell_run(graph)
            content(in_period(graph))
    except LeylinesError as error:
        tell_trouble(error)
