"""Whether the graph holds what it should: its content, what a source tells, what must be so."""

from leylines.graph.verify.checks import Check, check_all
from leylines.graph.verify.content import Content, loaded_content, whole_content
from leylines.graph.verify.told import Comparison, Difference, compare

__all__ = [
    "Check",
    "Comparison",
    "Content",
    "Difference",
    "check_all",
    "compare",
    "loaded_content",
    "whole_content",
]
