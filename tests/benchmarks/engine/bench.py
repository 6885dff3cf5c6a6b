"""Measure the engine against other libraries and write the tables; `make bench` runs it.

Each line of each library is measured in a process of its own (``measure.py``).
"""

import argparse
import json
import os
import signal
import subprocess
import sys
from importlib import import_module, metadata
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
from case import read, write
from lines import LINES, Line, modularity, same
from made import make
from measure import name_of

OURS = "leylines"
LIBRARIES = (OURS, "igraph", "networkit", "rustworkx", "scipy", "scikit_network", "networkx")
PACKAGES = ("igraph", "networkit", "rustworkx", "scipy", "scikit-network", "networkx", "numba")
PAGE = Path(__file__).parents[3] / "docs" / "performance.md"
BEGIN, END = "<!-- begin bench -->", "<!-- end bench -->"
REPEATS, LIMIT = 5, 60
QUICK_REPEATS, QUICK_LIMIT = 1, 8
GROWTH = 10
"""How many times longer a line is expected to last on the next larger graph."""

THREADS = (1, 2)


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="100,000 edges, one repeat")
    parser.add_argument("--edges", default="100000,1000000", help="sizes, with commas between")
    parser.add_argument("--lines", default="", help="names of lines, with semicolons between")
    parser.add_argument("--print", action="store_true", help="print the tables, write nothing")
    return parser.parse_args()


def measure(folder: Path, line: str, library: str, threads: int, repeats: int, limit: int) -> dict:
    """Return the figures of one line of one library, or why there are none."""
    script = Path(__file__).with_name("measure.py")
    command = [sys.executable, script, folder, line, library, str(threads)]
    command += [str(repeats), str(limit)]
    limits = {"NUMBA_NUM_THREADS": str(max(THREADS)), "OMP_NUM_THREADS": str(threads)}
    limits |= {"RAYON_NUM_THREADS": str(threads), "OPENBLAS_NUM_THREADS": str(threads)}
    done = subprocess.run(command, env=os.environ | limits, capture_output=True, text=True)
    if done.returncode == -signal.SIGALRM:
        return {"failed": f"over {limit} s"}
    if done.returncode:
        print(done.stderr, file=sys.stderr)
        return {"failed": "failed"}
    text = (folder / f"{name_of(line, library, threads)}.json").read_text(encoding="utf-8")
    return json.loads(text)


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


def runs(line: str):
    """Yield who answers a line with how many threads, ours first."""
    for library in LIBRARIES:
        adapter = import_module(f"with_{library}")
        if line in adapter.CALLS:
            for threads in THREADS if line in adapter.THREADED else (1,):
                yield library, threads


def cell(figures: dict) -> str:
    if "failed" in figures:
        return figures["failed"]
    return " ".join(filter(None, (f"{figures['seconds'] * 1000:,.1f}", figures["note"])))


def row(line: str, found: dict) -> str:
    """Return one line of the table; a ratio above 1 says how often ours is faster."""
    ours = {who: each for who, each in found.items() if who[0] == OURS}
    others = {who: each for who, each in found.items() if who[0] != OURS}
    # An answer that differs is told, but does not win.
    valid = {who: each for who, each in others.items() if each.get("note", "differs") != "differs"}
    mine = min((each.get("seconds", np.inf) for each in ours.values()), default=np.inf)
    fastest, ratio = "none", ""
    if valid:
        who = min(valid, key=lambda one: valid[one]["seconds"])
        fastest = f"{named(who)} {cell(valid[who])}"
        ratio = f"{valid[who]['seconds'] / mine:.2f}" if np.isfinite(mine) else ""
    parts = (
        "; ".join(f"{named(who)} {cell(each)}" for who, each in some.items())
        for some in (ours, others)
    )
    mine_told, others_told = parts
    used = "; ".join(
        f"{named(who)} {each['mebibytes']:,.0f}" for who, each in found.items() if "note" in each
    )
    first = "; ".join(f"{each['first'] * 1000:,.0f}" for each in ours.values() if "note" in each)
    return f"| {line} | {mine_told} | {first} | {fastest} | {ratio} | {others_told} | {used} |"


def named(who: tuple[str, int]) -> str:
    return f"{who[0].replace('_', '-')} ({who[1]})"


def table(edges: int, names: list[str], repeats: int, limit: int, slow: set) -> str:
    """Measure all lines on a graph of one size and return their table."""
    with TemporaryDirectory() as temporary:
        folder = Path(temporary) / "graph"
        graph = make(edges)
        write(graph, folder)
        rows = [
            f"### {len(graph.indices):,} edges, {len(graph):,} nodes\n",
            "| line | ours, ms | first call, ms | fastest other, ms | ratio | all others, ms "
            "| memory, MiB |",
            "|---|---|---|---|---|---|---|",
        ]
        for name in names:
            found = {}
            if edges > LINES[name].most_edges:
                continue
            for library, threads in runs(name):
                who = (name, library, threads)
                if who in slow:
                    found[library, threads] = {"failed": "not tried"}
                    continue
                figures = measure(folder, *who, repeats, limit)
                if library != OURS and figures.get("seconds", limit) * GROWTH > limit:
                    slow.add(who)
                if "failed" not in figures:
                    figures["note"] = agreement(folder, LINES[name], library, threads)
                found[library, threads] = figures
            rows.append(row(name, found))
            print(rows[-1], flush=True)
    return "\n".join(rows)


def put(text: str) -> None:
    """Put the tables between their two marks, and leave the rest of the page alone."""
    before, rest = PAGE.read_text(encoding="utf-8").split(BEGIN)
    after = rest.split(END)[1]
    PAGE.write_text(f"{before}{BEGIN}\n{text}\n{END}{after}", encoding="utf-8")


def main() -> None:
    options = arguments()
    names = [name.strip() for name in options.lines.split(";") if name.strip()] or list(LINES)
    sizes = [100_000] if options.quick else [int(size) for size in options.edges.split(",")]
    versions = ", ".join(f"{name} {metadata.version(name)}" for name in PACKAGES)
    effort = (QUICK_REPEATS, QUICK_LIMIT) if options.quick else (REPEATS, LIMIT)
    slow: set[tuple[str, str, int]] = set()
    tables = "\n\n".join(table(edges, names, *effort, slow) for edges in sorted(sizes))
    if not options.print:
        put(f"Versions: {versions}.\n\n{tables}")


if __name__ == "__main__":
    main()
