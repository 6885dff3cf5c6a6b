"""The command line as ``python -m leylines.ui.cli``."""

from leylines.ui.cli import main

main()
