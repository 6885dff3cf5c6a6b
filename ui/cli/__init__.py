"""The command line: ``leylines``."""

from leylines.ui.cli.commands import main

__all__ = ["main"]
