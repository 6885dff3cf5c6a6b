"""Run the lines of the benchmark, each library in a process of its own, within a time."""

import json
import os
import signal
import subprocess
import sys
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic

import numpy as np
import table
from case import read, write
from lines import LINES, Line, modularity, same
from made import make
from measure import name_of
from with_gds import STORE

HERE = Path(__file__).parent
OURS, GDS = "leylines", "gds"
LIBRARIES = (
    OURS,
    "igraph",
    "networkit",
    "rustworkx",
    "scipy",
    "scikit_network",
    "networkx",
    GDS,
)
THREADS = (1, 2)
GROWTH = 1.5
"""A line is expected to last so many times longer than the number of edges grows."""

STARTING = 120
"""Seconds that a process may take beside its calls: to start, read and check."""

Record = dict
"""Edges, nodes, line, library and threads; and figures, or why there are none."""


@dataclass(frozen=True)
class Effort:
    """How often a call is repeated, and how many seconds a call and a whole size may take."""

    repeats: int
    limit: int
    budget: float


def measure_lines(
    edges: int, names: list[str], effort: Effort, earlier: list[Record]
) -> list[Record]:
    """Measure lines on a graph of one size; ``earlier`` are the records of smaller ones."""
    end = monotonic() + effort.budget
    records: list[Record] = []
    with TemporaryDirectory() as temporary:
        folder = Path(temporary) / "graph"
        graph = make(edges)
        write(graph, folder)
        size = {"edges": len(graph.indices), "nodes": len(graph)}
        without = () if imported(folder) else (GDS,)
        for name in names:
            if edges > LINES[name].most_edges:
                continue
            for library, threads in runs(name):
                who = {"line": name, "library": library, "threads": threads}
                figures = hopeless(who | size, earlier, effort)
                if library in without:
                    figures = {"failed": "failed"}
                elif monotonic() > end:
                    figures = {"failed": "no time left"}
                figures = figures or measure(folder, LINES[name], library, threads, effort)
                records.append(size | who | figures)
                print(f"  {edges:,} {name}: {table.told(records[-1])}", flush=True)
    return records


def imported(folder: Path) -> bool:
    """Put the graph into a store for the graph database's library, and say whether that went."""
    done = run([HERE / "gds_server.py", folder, folder / STORE], {}, 600)
    if done.returncode:
        print(f"Without GDS: {done.stderr[-2000:]}", file=sys.stderr)
    return not done.returncode


def hopeless(who: Record, earlier: list[Record], effort: Effort) -> Record:
    """Say that a call is not worth trying, from what it took on the last smaller graph."""
    for before in reversed(earlier):
        if all(before[part] == who[part] for part in ("line", "library", "threads")):
            seconds = max(before.get("seconds", np.inf), before.get("build", 0))
            expected = seconds * GROWTH * who["edges"] / before["edges"]
            ours = before["library"] == OURS and "seconds" in before
            return {} if ours or expected <= effort.limit else {"failed": "not tried"}
    return {}


def runs(line: str):
    """Yield who answers a line with how many threads, ours first."""
    for library in LIBRARIES:
        adapter = import_module(f"with_{library}")
        if line in adapter.CALLS:
            for threads in THREADS if line in adapter.THREADED else (1,):
                yield library, threads


def measure(folder: Path, line: Line, library: str, threads: int, effort: Effort) -> Record:
    """Return the figures of one line of one library, or why there are none."""
    command = [HERE / "measure.py", folder, line.name, library, threads]
    command += [effort.repeats, effort.limit]
    limits = {"NUMBA_NUM_THREADS": str(max(THREADS)), "OMP_NUM_THREADS": str(threads)}
    limits |= {"RAYON_NUM_THREADS": str(threads), "OPENBLAS_NUM_THREADS": str(threads)}
    done = run(command, limits, 2 * effort.limit + STARTING)
    if done.returncode == -signal.SIGALRM:
        return {"failed": f"over {effort.limit} s"}
    if done.returncode:
        print(done.stderr[-2000:], file=sys.stderr)
        return {"failed": "failed"}
    text = (folder / f"{name_of(line.name, library, threads)}.json").read_text(encoding="utf-8")
    return json.loads(text) | {"note": agreement(folder, line, library, threads)}


def run(command: list, environment: dict[str, str], seconds: float):
    """Run one of the scripts here to its end, or stop it after so many seconds."""
    told = [sys.executable, *map(str, command)]
    try:
        return subprocess.run(
            told, env=os.environ | environment, capture_output=True, text=True, timeout=seconds
        )
    except subprocess.TimeoutExpired:
        return subprocess.CompletedProcess(told, -signal.SIGALRM, "", "It took too long.")


def agreement(folder: Path, line: Line, library: str, threads: int) -> str:
    """Say how an answer compares with ours: as lines.py states, by the kind of the line."""
    found = np.load(folder / f"{name_of(line.name, library, threads)}.npy")
    if line.kind == "divided":
        case = read(folder).of(weighted=line.weighted, undirected=line.undirected)
        return f"Q {modularity(found, case):.3f}"
    reference = folder / f"{name_of(line.exact or line.name, OURS, 1)}.npy"
    if not reference.exists():
        return ""
    mine = np.load(reference)
    if line.kind == "sampled":
        return f"off {np.abs(found - mine).sum():.3f}"
    return "" if same(mine, found) else "differs"
