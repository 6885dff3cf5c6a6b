"""What makes two runs the same: the data, the parameters and the programs."""

import hashlib
import json
import platform
from collections.abc import Sequence
from dataclasses import asdict
from importlib.metadata import version

import numpy as np

from leylines.graph.network import Interactions, Parameters
from leylines.queries.analysis.result import SCHEMAS

PROGRAMS = ("leylines", "networkit", "networkx", "numba", "numpy", "scipy")


def versions() -> str:
    """Return the versions of the programs that compute a run, as JSON."""
    found = {"python": platform.python_version()} | {name: version(name) for name in PROGRAMS}
    return json.dumps(found, sort_keys=True)


def parameters_text(parameters: Parameters) -> str:
    """Return the parameters as JSON.

    Examples
    --------
    >>> json.loads(parameters_text(Parameters(seed=7)))["seed"]
    7
    """
    return json.dumps(asdict(parameters), sort_keys=True)


def run_id(interactions: Interactions, parameters: Parameters) -> str:
    """Return the id of a run: the same for the same data, parameters and programs.

    The graph's ``state`` has no part in it: it changes with every write.
    """
    digest = hashlib.sha256()
    # What a run tells is a part of it: with other columns it is another run.
    columns = json.dumps({name: schema.names for name, schema in SCHEMAS.items()})
    for text in (versions(), parameters_text(parameters), columns):
        digest.update(text.encode() + b"\0")
    contents = interactions.contents
    for texts in (
        interactions.persons,
        interactions.names,
        interactions.communities,
        interactions.community_names,
        interactions.community_kinds,
        interactions.kinds,
        contents.ids,
    ):
        digest.update(_bytes(texts))
    for array in (
        interactions.actor,
        interactions.target,
        interactions.kind,
        interactions.at,
        interactions.weight,
        interactions.content,
        interactions.in_communities.indptr,
        interactions.in_communities.indices,
        contents.author,
        contents.parent,
        contents.at,
        contents.communities.indptr,
        contents.communities.indices,
    ):
        digest.update(np.ascontiguousarray(array).tobytes() + b"\0")
    return f"run-{digest.hexdigest()[:12]}"


def _bytes(texts: Sequence[str]) -> bytes:
    return "\0".join(texts).encode() + b"\0\0"
