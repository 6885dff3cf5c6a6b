"""Every command: importing its module is what makes it one."""

from leylines.ui.cli import (
    analyse,
    backup,
    communities,
    demo,
    doctor,
    explorer,
    export,
    load,
    person,
    query,
    route,
    server,
    status,
    verify,
)
from leylines.ui.cli.app import app, main

app.add_typer(server.app, name="server")

__all__ = [
    "analyse",
    "backup",
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
    "server",
    "status",
    "verify",
]
