"""How a graph holds together: its components and its core."""

from leylines.queries.cohesion.components import strong_components, weak_components
from leylines.queries.cohesion.core import core_numbers

__all__ = ["core_numbers", "strong_components", "weak_components"]
