"""Every command: importing its module is what makes it one."""

from leylines.ui.cli import (
    analyse,
    communities,
    demo,
    doctor,
    explorer,
    export,
    fetch,
    load,
    person,
    query,
    route,
    server,
    status,
    sync,
)
from leylines.ui.cli.app import app, main

app.add_typer(server.app, name="server")

__all__ = [
    "analyse",
    "communities",
    "demo",
    "doctor",
    "explorer",
    "export",
    "fetch",
    "load",
    "main",
    "person",
    "query",
    "route",
    "server",
    "status",
    "sync",
]
