"""One variant, once, in a process of its own, on a new server with an empty graph.

Prints what it took as one line of JSON. ``python -m`` cannot name it, for tests are no package.
"""

import json
import resource
import shutil
import sys
import time
import warnings
from pathlib import Path

import plain

from leylines.graph.loading import load
from leylines.graph.loading.bulk import bulk
from leylines.graph.network.read import read_interactions
from leylines.graph.server import EmbeddedServer
from leylines.graph.server.importing import import_files
from leylines.graph.settings import Settings
from leylines.graph.sources import source_named
from leylines.graph.store import connect

ONE_BY_ONE = """
MATCH (a:Account)-[r:REPLIED|LIKED|MENTIONED|ANSWERED]->(b:Account)
RETURN a.id, b.id, type(r), r.at, r.weight, r.communities, r.content
"""


def loading(by_bulk: bool):
    def run(store, settings, source, path):
        load(store, source_named(source), path, "bench", settings=settings, bulk=by_bulk)

    return run


def importing(store, settings, source, path) -> float:
    """Import files that bulk loading has made before, as by hand, and return the seconds."""
    taken = []

    def timed(*arguments):
        begin = time.monotonic()
        import_files(*arguments)
        taken.append(time.monotonic() - begin)

    bulk.import_files = timed
    loading(True)(store, settings, source, path)
    return taken[0]


def reading(read):
    def run(store, settings, source, path) -> float:
        loading(True)(store, settings, source, path)
        begin = time.monotonic()
        read(store)
        return time.monotonic() - begin

    return run


def row_by_row(store) -> None:
    with store.stream(ONE_BY_ONE) as rows:
        for _ in rows:
            pass


VARIANTS = {
    "merge": lambda store, settings, source, path: plain.load(store, path),
    "create": lambda store, settings, source, path: plain.load(store, path, create=True),
    "transactions": loading(False),
    "bulk": loading(True),
    "importer alone": importing,
    "read row by row": reading(row_by_row),
    "read as arrays": reading(read_interactions),
}


def main(variant: str, version: str, source: str, path: str, folder: str) -> None:
    data = Path(folder)
    shutil.rmtree(data, ignore_errors=True)
    settings = Settings(neo4j_version=version, data_dir=data, neo4j_uri=None)
    try:
        with connect(settings) as store:
            begin = time.monotonic()
            seconds = VARIANTS[variant](store, settings, source, Path(path))
            seconds = seconds or time.monotonic() - begin
    finally:
        EmbeddedServer(settings).stop()
        shutil.rmtree(data, ignore_errors=True)
    peak_mb = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"seconds": seconds, "peak_mb": peak_mb}))


if __name__ == "__main__":
    warnings.simplefilter("ignore")
    main(*sys.argv[1:])
