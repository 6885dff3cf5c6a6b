"""Every example in a docstring runs."""

import doctest
import importlib
import pkgutil

import pytest

import leylines.graph
import leylines.queries
import leylines.ui

# Importing it starts something: the server's own process.
SCRIPTS = ("leylines.graph.server.process", "leylines.ui.cli.__main__")


def modules():
    for package in (leylines.graph, leylines.queries, leylines.ui):
        for module in pkgutil.walk_packages(package.__path__, package.__name__ + "."):
            if not module.name.startswith(SCRIPTS):
                yield module.name


@pytest.mark.parametrize("name", sorted(modules()))
def test_examples_run(name):
    failed, _ = doctest.testmod(
        importlib.import_module(name), optionflags=doctest.NORMALIZE_WHITESPACE | doctest.ELLIPSIS
    )
    assert failed == 0
