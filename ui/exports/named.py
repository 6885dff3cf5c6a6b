"""The views that have a name: what ``leylines export KIND KEY FILE`` writes."""

from functools import partial
from typing import TYPE_CHECKING, Literal

from leylines.graph.errors import ExportError
from leylines.queries.catalogue import ask
from leylines.ui.canvas import NetworkView, builders

if TYPE_CHECKING:
    from leylines.graph.store import Store

Kind = Literal["overview", "community", "person", "routes"]


def named_view(store: "Store", kind: Kind, key: str = "", limit: int = 60) -> NetworkView:
    """Return a view by its kind and what it is about.

    Parameters
    ----------
    store : Store
    kind : {"overview", "community", "person", "routes"}
    key : str
        The community's or person's id; of routes, the community they lead into (empty: any).
    limit : int
        How many communities, people or routes.

    Raises
    ------
    NotFoundError
        If there is no such community or person.
    ExportError
        If there is no such kind of view.
    """
    asking = partial(ask, store)
    match kind:
        case "overview":
            return builders.overview(asking, limit)
        case "community":
            return builders.community(asking, key, limit)
        case "person":
            return builders.person(asking, key, limit)
        case "routes":
            return builders.routes(asking, key, limit)
    raise ExportError(
        f"There is no view of kind {kind!r}", cure="Use overview, community, person or routes."
    )
