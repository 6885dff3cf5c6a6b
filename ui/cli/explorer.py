"""``leylines ui``: opens the explorer in a browser."""

import os
import sys
from importlib.resources import files
from pathlib import Path
from typing import Annotated, NoReturn

import typer

from leylines.ui.cli.app import app, examples

Port = Annotated[int | None, typer.Option(min=1, max=65535, help="None: the first free one.")]
Host = Annotated[str, typer.Option(help="Only this machine can open it, unless you say otherwise.")]
NoBrowser = Annotated[bool, typer.Option("--no-browser", help="Only print the address.")]


@app.command(epilog=examples("leylines ui", "leylines ui --port 8600 --no-browser"))
def ui(port: Port = None, host: Host = "127.0.0.1", no_browser: NoBrowser = False) -> None:
    """Open the explorer; Ctrl-C ends it."""
    open_explorer(port, host, no_browser=no_browser)


def open_explorer(
    port: int | None = None, host: str = "127.0.0.1", *, no_browser: bool = False
) -> NoReturn:
    """Become the explorer's process, so that ending this one ends it."""
    sys.stdout.flush()
    sys.stderr.flush()
    command = streamlit_command(port, host, no_browser=no_browser)
    os.execv(command[0], command)  # noqa: S606 - our own interpreter and script, no shell


def streamlit_command(port: int | None, host: str, *, no_browser: bool) -> list[str]:
    """Return the command that serves the explorer.

    Examples
    --------
    >>> streamlit_command(8600, "127.0.0.1", no_browser=True)[1:4]
    ['-m', 'streamlit', 'run']
    """
    script = Path(str(files("leylines.ui.pages").joinpath("app.py")))
    options = {
        "server.address": host,
        "server.headless": str(no_browser).lower(),
        "browser.gatherUsageStats": "false",
    }
    if port is not None:
        options["server.port"] = str(port)
    flags = [f"--{name}={value}" for name, value in options.items()]
    return [sys.executable, "-m", "streamlit", "run", str(script), *flags]
