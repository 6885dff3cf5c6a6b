"""The page of documentation of all commands, made from their help.

``python -m leylines.ui.cli.document > docs/commands.md`` renews it.
"""

import sys
from collections.abc import Iterator
from typing import Any

import typer

import leylines.ui.cli.commands  # noqa: F401 - importing the commands is what makes them
from leylines.ui.cli.app import app

WIDTH = 96
_INTRODUCTION = """\
# Commands

What `--help` says of each. With `--json` a command prints one JSON document on stdout instead of
tables; whatever is not the answer (progress, errors) goes to stderr. Colours and progress appear
only on a terminal, and no colours if `NO_COLOR` is set.

| exit code | |
|---|---|
| 0 | done |
| 1 | something else is wrong; of `doctor`: there is a problem; of `sync`: a source failed |
| 2 | the command line or a setting cannot be used |
| 3 | there is no Neo4j to talk to |
| 4 | the graph is not as it should be, or what was named is not in it |
| 5 | files cannot be read or loaded |
| 6 | the graph cannot be analysed |
| 7 | a query is not valid, not allowed or took too long |
| 8 | a file cannot be written |
| 9 | an address cannot be fetched |
| 130 | interrupted by Ctrl-C |

This page is made by `python -m leylines.ui.cli.document`.
"""


def markdown() -> str:
    """Return the page.

    Examples
    --------
    >>> markdown().splitlines()[0]
    '# Commands'
    """
    root: Any = typer.main.get_command(app)
    return "\n".join([_INTRODUCTION, *_sections(root, "leylines", None)])


def _sections(command: Any, name: str, parent: Any) -> Iterator[str]:  # noqa: ANN401 - Typer's
    context = command.context_class(
        command, info_name=name.split()[-1], parent=parent, **command.context_settings
    )
    context.terminal_width = context.max_content_width = WIDTH
    lines = "\n".join(f"    {line}".rstrip() for line in command.get_help(context).splitlines())
    yield f"## {name}\n\n{lines}\n"
    for each in getattr(command, "commands", {}) and command.list_commands(context):
        yield from _sections(command.commands[each], f"{name} {each}", context)


if __name__ == "__main__":
    sys.stdout.write(markdown())
