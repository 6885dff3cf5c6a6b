"""Every command: importing its module is what makes it one."""

from leylines.ui.cli import (
    analyse,
    attack,
    backup,
    communities,
    demo,
    doctor,
    explain,
    explorer,
    export,
    fetch,
    load,
    person,
    persons,
    query,
    route,
    seeds,
    server,
    sources,
    status,
    sync,
    validate,
    verify,
    without,
)
from leylines.ui.cli.app import app, main

app.add_typer(server.app, name="server")
app.add_typer(persons.app, name="persons")

__all__ = [
    "analyse",
    "attack",
    "backup",
    "communities",
    "demo",
    "doctor",
    "explain",
    "explorer",
    "export",
    "fetch",
    "load",
    "main",
    "person",
    "persons",
    "query",
    "route",
    "seeds",
    "server",
    "sources",
    "status",
    "sync",
    "validate",
    "verify",
    "without",
]
