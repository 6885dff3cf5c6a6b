"""Builds contexts from triples, for the tests of scores."""

from collections.abc import Callable, Sequence

import numpy as np
import pytest
from hypothesis import settings

from leylines.queries.scores import Contexts, build_contexts

# The first example compiles the kernels.
settings.register_profile("compiled", deadline=None)
settings.load_profile("compiled")

Flow = tuple[int, int, float]


@pytest.fixture(scope="session")
def contexts_of() -> Callable[..., tuple[Contexts, np.ndarray]]:
    """Contexts and values of ``[(source, target, value), …]`` for each context in turn."""

    def build(*contexts: Sequence[Flow], persons: int = 0) -> tuple[Contexts, np.ndarray]:
        flows = [(c, *flow) for c, part in enumerate(contexts) for flow in part]
        columns = np.array(flows, dtype=float).reshape(-1, 4)
        context, source, target = columns[:, :3].astype(np.int32).T
        everybody = np.arange(persons, dtype=np.int32)
        return (
            build_contexts(
                len(contexts),
                source,
                target,
                (np.arange(len(flows)), context),
                (np.tile(everybody, len(contexts)), np.repeat(np.arange(len(contexts)), persons)),
            ),
            columns[:, 3],
        )

    return build
