"""Which of NetworkX's own tests ask for more than its documentation promises."""

from collections.abc import Iterable
from typing import Any

ONE_OF_SEVERAL = (
    "test_shortest_simple_paths",
    "test_shortest_simple_paths_directed_with_weight_function",
)
"""Tests that name which of several equally short paths is the first."""


def on_start_tests(items: Iterable[Any]) -> None:
    """Mark them, as NetworkX lets a backend do before its tests run."""
    import pytest

    for item in items:
        if item.name in ONE_OF_SEVERAL:
            item.add_marker(pytest.mark.xfail(reason="another of the equally short paths is first"))
