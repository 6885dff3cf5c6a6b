"""Whether the graph holds what it should: its content, what a source tells, what must be so."""

from leylines.graph.verify.content import Content, loaded_content, whole_content

__all__ = ["Content", "loaded_content", "whole_content"]
