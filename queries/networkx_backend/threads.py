"""On how many threads the backend computes."""

from typing import Any

import networkx as nx

_config: Any = nx.config
"""NetworkX's settings, of whose backends its types know nothing."""


def threads() -> int:
    """Return ``nx.config.backends.leylines.threads``; results are the same whatever it is."""
    return int(_config.backends.leylines.threads)
