"""Running commands in this process, on the graph known by hand."""

from pathlib import Path

import pytest
from typer.testing import CliRunner

from leylines.ui.cli.app import app

GOLDEN = Path(__file__).parent / "golden"


@pytest.fixture
def run():
    """Return a function that runs a command; its result has stdout, stderr and exit_code."""

    def run(*arguments, input=None):
        return CliRunner().invoke(app, [str(each) for each in arguments], input=input)

    return run


def point_to(address, monkeypatch):
    monkeypatch.setenv("LEYLINES_NEO4J_URI", address.uri)
    monkeypatch.setenv("LEYLINES_NEO4J_USER", address.user)
    monkeypatch.setenv("LEYLINES_NEO4J_PASSWORD", address.password)


@pytest.fixture
def reading(run, shared_tiny, monkeypatch):
    """Return ``run`` on the graph known by hand, for commands that only read."""
    point_to(shared_tiny.address, monkeypatch)
    return run


@pytest.fixture
def golden():
    """Return a function that compares text with a golden file, byte for byte."""

    def compare(name, text):
        assert text.encode() == (GOLDEN / name).read_bytes()

    return compare
