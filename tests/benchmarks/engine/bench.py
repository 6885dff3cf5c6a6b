"""Measure the engine and write its part of docs/performance.md; `make bench` runs it.

Three parts, each of which survives whatever fails in it: the lines, beside other libraries; growth
with the number of edges; and seeds on NetHEPT. Whatever is measured has a process of its own.
"""

import argparse
import os
import platform
from importlib import metadata
from pathlib import Path

import growth
import nethept
import plots
import psutil
import table
from lines import LINES
from running import Effort, measure_lines

PACKAGES = ("igraph", "networkit", "rustworkx", "scipy", "scikit-network", "networkx", "numba")
DOCS = Path(__file__).parents[3] / "docs"
PAGE, PICTURES = DOCS / "performance.md", DOCS / "pictures"
BEGIN, END = "<!-- begin bench -->", "<!-- end bench -->"
SIZES, QUICK_SIZES = (100_000, 1_000_000, 5_000_000), (100_000,)
PARTS = ("lines", "growth", "seeds")


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="the smallest graph, one repeat")
    parser.add_argument("--edges", default="", help="sizes, with commas between")
    parser.add_argument("--lines", default="", help="names of lines, with semicolons between")
    parser.add_argument("--parts", default=",".join(PARTS), help="some of these")
    parser.add_argument("--budget", type=float, default=30, help="minutes for each size")
    parser.add_argument("--limit", type=int, default=0, help="seconds for each call")
    parser.add_argument("--print", action="store_true", help="print the tables, write nothing")
    parser.add_argument("--nethept", type=Path, default=nethept.FILE, help="the network's file")
    return parser.parse_args()


def effort(options: argparse.Namespace) -> Effort:
    repeats, limit = (1, 8) if options.quick else (5, 60)
    return Effort(repeats, options.limit or limit, options.budget * 60)


def machine() -> str:
    """Say what was measured on, and with which versions."""
    memory = psutil.virtual_memory().total / 2**30
    versions = [f"{name} {metadata.version(name)}" for name in PACKAGES]
    versions = ", ".join([*versions, f"GDS {table.gds_version()}"])
    return (
        f"Python {platform.python_version()}, {os.cpu_count()} cores, {memory:.0f} GiB; "
        f"{versions}. The machine's load was {os.getloadavg()[0]:.1f} at the end."
    )


def lines_part(options: argparse.Namespace) -> str:
    names = [name.strip() for name in options.lines.split(";") if name.strip()] or list(LINES)
    sizes = [int(size) for size in options.edges.split(",") if size]
    records = []
    for edges in sorted(sizes or (QUICK_SIZES if options.quick else SIZES)):
        records += measure_lines(edges, names, effort(options), records)
    if not options.print:
        plots.save(plots.compared(records), PICTURES / "engine-lines.svg")
    return f"{table.lines(records)}\n\n![Times beside ours](pictures/engine-lines.svg)"


def growth_part(options: argparse.Namespace) -> str:
    records = growth.measure_growth(quick=options.quick)
    if not options.print:
        plots.save(plots.growing(records), PICTURES / "engine-growth.svg")
    return f"{table.growth(records)}\n\n![Growth](pictures/engine-growth.svg)"


def seeds_part(options: argparse.Namespace) -> str:
    return table.seeds(nethept.measure_seeds(options.nethept, quick=options.quick))


def put(text: str) -> None:
    """Put the tables between their two marks, and leave the rest of the page alone."""
    before, rest = PAGE.read_text(encoding="utf-8").split(BEGIN)
    after = rest.split(END)[1]
    PAGE.write_text(f"{before}{BEGIN}\n{text}\n{END}{after}", encoding="utf-8")


def main() -> None:
    options = arguments()
    made = {"lines": lines_part, "growth": growth_part, "seeds": seeds_part}
    parts = [made[part](options) for part in options.parts.split(",")]
    text = "\n\n".join([machine(), *parts])
    print(text)
    if not options.print:
        put(text)


if __name__ == "__main__":
    main()
