"""``leylines query --write``: shows what a query would change, asks, and then changes it."""

import sys
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import typer

from leylines.graph.errors import QueryError
from leylines.ui.cli.screen import diagnostics

if TYPE_CHECKING:
    from leylines.graph.store import Rows, Store


def write(
    store: "Store", cypher: str, parameters: Mapping[str, Any], *, timeout: float, agreed: bool
) -> "Rows":
    """Change the graph by some Cypher, once somebody has seen what that would do.

    Parameters
    ----------
    store : Store
    cypher : str
    parameters : mapping
    timeout : float
        Seconds it may take, each time.
    agreed : bool
        Do not ask.

    Returns
    -------
    list of dict
        What the query returned; nothing where it was not wanted.

    Raises
    ------
    QueryError
        If it is refused or fails, or there is nobody to ask.
    """
    from leylines.queries.guard import carry_out, rehearse

    if not agreed:
        planned = rehearse(store, cypher, parameters, timeout=timeout)
        tell("This would be changed", planned.counts)
        if not (planned.counts and is_wanted()):
            tell("Nothing was changed", {})
            return []
    done = carry_out(store, cypher, parameters, timeout=timeout)
    tell("Changed", done.counts)
    return done.rows


def is_wanted() -> bool:
    """Ask whether to change it."""
    if not sys.stdin.isatty():
        raise QueryError("There is nobody to ask", cure="Say --yes.")
    return typer.confirm("Change it?", err=True)


def tell(what: str, counts: Mapping[str, int]) -> None:
    """Say on stderr what is changed."""
    diagnostics().print(f"{what}: {sentence(counts)}." if counts else f"{what}.", markup=False)


def sentence(counts: Mapping[str, int]) -> str:
    """Say what is changed.

    Examples
    --------
    >>> sentence({"nodes_created": 1, "properties_set": 1200})
    'nodes created 1, properties set 1,200'
    """
    return ", ".join(f"{name.replace('_', ' ')} {count:,}" for name, count in counts.items())
