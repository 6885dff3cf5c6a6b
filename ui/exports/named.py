"""The views that have a name: what ``leylines export KIND KEY FILE`` writes."""

import re
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Literal, get_args

from leylines.graph.errors import ExportError
from leylines.queries.catalogue import ask
from leylines.ui.canvas import NetworkView, builders, origin_of

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
    return view_of(partial(ask, store), kind, key, limit)


def view_of(asking: builders.Ask, kind: str, key: str = "", limit: int = 60) -> NetworkView:
    """Return the same by a function that asks named questions; it knows where it comes from.

    Raises
    ------
    NotFoundError, ExportError
        Likewise.
    """
    builds = {
        "overview": lambda: builders.overview(asking, limit),
        "community": lambda: builders.community(asking, key, limit),
        "person": lambda: builders.person(asking, key, limit),
        "routes": lambda: builders.routes(asking, key, limit),
    }
    if kind not in builds:
        raise ExportError(
            f"There is no view of kind {kind!r}",
            cure="Use overview, community, person or routes.",
        )
    told: dict[str, str | int] = {"key": key, "limit": limit} if key else {"limit": limit}
    return replace(builds[kind](), origin=origin_of(asking, kind, told))


def is_named(view: NetworkView) -> bool:
    """Say whether a view has a name by which it can be asked for again.

    Examples
    --------
    >>> is_named(NetworkView("Bread", (), ()))
    False
    """
    return view.origin is not None and view.origin.builder in get_args(Kind)


def stem(view: NetworkView) -> str:
    """Return the beginning of a file's name for a view.

    Examples
    --------
    >>> stem(NetworkView("Bread: who influences whom", (), ()))
    'bread-who-influences-whom'
    """
    words = re.findall(r"\w+", view.title)
    return "-".join(words)[:60].lower() or "network"
