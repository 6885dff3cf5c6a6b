"""The graph of a running embedded server replaced by an imported one, if nobody minds."""

from collections.abc import Callable
from pathlib import Path

from leylines.graph.errors import ServerError
from leylines.graph.progress import Progress, silent
from leylines.graph.server.embedded import EmbeddedServer
from leylines.graph.server.record import read_record
from leylines.graph.server.staging import decide, logged


def replace_graph(
    server: EmbeddedServer, staged: Path, confirm: Callable[[], None], progress: Progress = silent
) -> None:
    """Stop the server, put the staged graph in place, and start it again on the same port.

    Others who want to start it meanwhile wait and are told.

    Parameters
    ----------
    server : EmbeddedServer
    staged : Path
        The folder that it was made in.
    confirm : function
        Raises if the graph that is there may not be replaced. Called while the server runs.
    progress : Progress

    Raises
    ------
    ServerError
        If something was written between being asked and being stopped: the old graph stays.
    """
    with server.starting_alone(progress):
        before = logged(server.home)
        confirm()
        record = read_record(server.home)
        progress("Putting the imported graph in place", 0)
        server.stop()
        changed = logged(server.home) != before
        if not changed:
            decide(server.home, staged)
        port = record.port if record else server.settings.bolt_port
        # Who is connected, such as the caller, finds it where it was.
        EmbeddedServer(server.settings.model_copy(update={"bolt_port": port})).launch(progress)
        if changed:
            raise ServerError(
                "Another program has written to the graph meanwhile",
                where=str(server.home),
                cure="What it has written is kept. Load again.",
            )
