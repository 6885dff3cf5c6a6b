"""Every command: importing its module is what makes it one."""

from leylines.ui.cli import (
    analyse,
    communities,
    demo,
    doctor,
    explorer,
    export,
    load,
    person,
    query,
    route,
    status,
)
from leylines.ui.cli.app import main

__all__ = [
    "analyse",
    "communities",
    "demo",
    "doctor",
    "explorer",
    "export",
    "load",
    "main",
    "person",
    "query",
    "route",
    "status",
]
