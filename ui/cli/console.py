"""``leylines console``: ask anything in Cypher, one question after the other."""

import sys
from typing import Annotated

import typer

from leylines.ui.cli.app import app, examples
from leylines.ui.cli.connection import open_store
from leylines.ui.cli.options import Quiet
from leylines.ui.cli.screen import diagnostics


@app.command(
    epilog=examples(
        "leylines console",
        'echo "MATCH (p:Person) RETURN count(p) AS people;" | leylines console',
        "leylines console --format csv < questions.cypher > answers.csv",
    )
)
def console(
    format: Annotated[str, typer.Option(help="table, json, jsonl or csv.")] = "table",
    limit: Annotated[
        int, typer.Option("--limit", "-n", min=1, help="Rows that an answer shows.")
    ] = 1_000,
    timeout: Annotated[float, typer.Option(min=0.1, help="Seconds a query may take.")] = 20.0,
    quiet: Quiet = False,
) -> None:
    """Ask the graph in Cypher; nothing changes it but what :write shows first and asks about.

    A query ends with a semicolon; :help lists what else there is. Ctrl-C ends a running query,
    Ctrl-D the console. What is piped in is run without a prompt, up to the first error.
    """
    from leylines.graph.settings import read_settings
    from leylines.queries.catalogue import every_question
    from leylines.queries.console.history import History
    from leylines.queries.console.session import Session
    from leylines.ui.console.loop import Ended, converse, run_all
    from leylines.ui.console.show import is_interactive

    interactive = is_interactive()
    settings = read_settings()
    kept = settings.state_dir / "console.jsonl" if interactive else None
    with open_store(quiet) as store:
        session = Session(store, every_question(settings.queries_dir), History(kept))
        session.read(f":format {format}")
        session.rows, session.seconds = limit, timeout
        if not interactive:
            try:
                run_all(session, sys.stdin)
            except Ended:
                return
            return
        from leylines.ui.console.prompt import prompts

        diagnostics().print(
            "Ask in Cypher; end a query with ; and the console with Ctrl-D. :help", style="dim"
        )
        converse(session, prompts(session))
