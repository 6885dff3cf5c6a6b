"""Neo4j with its Graph Data Science library inside this process, for the benchmark alone.

The library is GPL; see leylines.graph.server.gds. No port is opened: queries go in through JPype.
"""

import sys
from pathlib import Path

import jpype
import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from leylines.graph.server.configuration import choose_memory, neo4j_settings, write_neo4j_conf
from leylines.graph.server.gds import ensure_gds, plug_in
from leylines.graph.server.importing import import_files
from leylines.graph.server.jar_lock import exact_version
from leylines.graph.server.jars import ensure_jars
from leylines.graph.server.neo4j import build, start_jvm
from leylines.graph.server.order import StartOrder
from leylines.graph.settings import Settings

HEAP_MIB, PAGE_CACHE_MIB = 6144, 512


def settings_of(folder: Path) -> Settings:
    return Settings(
        neo4j_uri=None, data_dir=folder, heap_mib=HEAP_MIB, page_cache_mib=PAGE_CACHE_MIB
    )


def import_graph(folder: Path, indptr, indices, weight) -> None:
    """Put a graph into a new store: nodes by number, one relationship for each edge."""
    settings = settings_of(folder)
    settings.home.mkdir(parents=True)
    n = len(indptr) - 1
    sources = np.repeat(np.arange(n, dtype=np.int64), np.diff(indptr))
    nodes, edges = folder / "nodes.parquet", folder / "edges.parquet"
    pq.write_table(pa.table({":ID": np.arange(n, dtype=np.int64)}), nodes)
    ends = {":START_ID": sources, ":END_ID": indices.astype(np.int64), "weight:double": weight}
    pq.write_table(pa.table(ends), edges)
    import_files(settings, settings.home, {nodes: ("nodes", "N"), edges: ("relationships", "E")})
    nodes.unlink()
    edges.unlink()


class GraphDataScience:
    """A Neo4j with the library, on the store in a folder; once in a process."""

    def __init__(self, folder: Path) -> None:
        settings = settings_of(folder)
        home = settings.home
        home.mkdir(parents=True, exist_ok=True)
        own = ensure_gds(settings)
        jars = [*ensure_jars(settings), *own]
        start_jvm(StartOrder.of(settings, exact_version(settings.neo4j_version), jars))
        conf = neo4j_settings(settings.neo4j_version, 0, choose_memory(settings)) | {
            "server.bolt.enabled": "false",
            "dbms.security.auth_enabled": "false",
            **plug_in(home, own),
        }
        self.service = build(home, write_neo4j_conf(home, conf))
        self.database = self.service.database("neo4j")

    def __call__(self, cypher: str, **parameters) -> list[dict]:
        """Run a query to its end and return its rows as Python has them."""
        return [
            {name: python(value) for name, value in row.items()}
            for row in self.rows(cypher, **parameters)
        ]

    def rows(self, cypher: str, **parameters) -> list[dict]:
        """Run a query to its end and return its rows, whose values are still Java's."""
        transaction = self.database.beginTx()
        try:
            result = transaction.execute(cypher, java(parameters))
            columns = list(result.columns())
            rows = []
            while result.hasNext():
                row = result.next()
                rows.append({str(name): row.get(name) for name in columns})
            transaction.commit()
        finally:
            transaction.close()
        return rows

    def close(self) -> None:
        self.service.shutdown()


def java(value):
    """Return a parameter as Java takes it."""
    if isinstance(value, dict):
        result = jpype.JClass("java.util.HashMap")()
        for name, inner in value.items():
            result.put(name, java(inner))
        return result
    if isinstance(value, (list, tuple)):
        return jpype.JClass("java.util.ArrayList")([java(inner) for inner in value])
    if isinstance(value, bool):
        return jpype.JClass("java.lang.Boolean")(value)
    if isinstance(value, (int, np.integer)):
        return jpype.JClass("java.lang.Long")(int(value))
    return value


def python(value):
    """Return what a query gave as Python has it: numbers as floats, lists of them as arrays."""
    if isinstance(value, jpype.JClass("java.util.List")):
        # One text for all numbers crosses over in no time, where each by itself takes microseconds.
        text = str(value.toString())[1:-1]
        return np.fromstring(text, sep=",") if text else np.zeros(0)
    if isinstance(value, jpype.JClass("java.lang.Number")):
        return float(value.doubleValue())
    return value


def main() -> None:
    """Import the graph of a folder of the benchmark: ``gds_server.py FOLDER STORE``."""
    folder, store = map(Path, sys.argv[1:])
    import_graph(
        store, *(np.load(folder / f"{name}.npy") for name in ("indptr", "indices", "weight"))
    )
    GraphDataScience(store).close()


if __name__ == "__main__":
    main()
