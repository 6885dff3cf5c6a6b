"""How fast loading and reading are, beside the ways that anyone would take: `make bench-load`.

Each variant runs in turn, several times, each time in a new process on a new server with an empty
graph; the time to start it is left out. The tables go between two marks in docs/performance.md.
"""

import argparse
import json
import os
import platform
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

import data
import psutil

PROJECT = Path(__file__).parents[2]
PAGE = PROJECT / "docs" / "performance.md"
MARKS = ("<!-- begin bench-load -->", "<!-- end bench-load -->")
VARIANTS = (
    "merge",
    "create",
    "transactions",
    "bulk",
    "importer alone",
    "read row by row",
    "read as arrays",
)
RATIOS = (
    ("transactions", "merge", "transactional load, against MERGE by the driver"),
    ("transactions", "create", "transactional load, against CREATE without looking"),
    ("bulk", "merge", "bulk load, against MERGE by the driver"),
    ("bulk", "importer alone", "bulk load, against its own importer alone"),
    ("read as arrays", "read row by row", "reading as arrays, against row by row"),
)


def measure(variant: str, version: str, source: str, path: Path, folder: Path) -> dict[str, float]:
    """Run one variant once."""
    own = {name: value for name, value in os.environ.items() if not name.startswith("LEYLINES_")}
    command = [sys.executable, str(Path(__file__).with_name("one.py"))]
    done = subprocess.run(
        [*command, variant, version, source, str(path), str(folder / "data")],
        stdout=subprocess.PIPE,
        text=True,
        env=own,
        check=True,
    )
    result = json.loads(done.stdout.splitlines()[-1])
    print(f"{variant}: {result['seconds']:.1f} s, {result['peak_mb']:.0f} MB", file=sys.stderr)
    return result


def table(runs: dict[str, list[dict[str, float]]], interactions: int) -> list[str]:
    """Return the tables of times and ratios as Markdown."""
    lines = [
        f"| {interactions:,} interactions | median | lowest–highest | a second | loader's memory |",
        "|---|---|---|---|---|",
    ]
    median = {}
    for variant, results in runs.items():
        seconds = [result["seconds"] for result in results]
        median[variant] = statistics.median(seconds)
        lines.append(
            f"| {variant} | {median[variant]:.1f} s | {min(seconds):.1f}–{max(seconds):.1f} s "
            f"| {interactions / median[variant]:,.0f} "
            f"| {max(result['peak_mb'] for result in results):.0f} MB |"
        )
    lines += ["", "| | times as fast |", "|---|---|"]
    lines += [
        f"| {words} | {median[slow] / median[quick]:.2f} |"
        for quick, slow, words in RATIOS
        if quick in median and slow in median
    ]
    return lines


def machine(version: str, runs: int) -> str:
    """Say what was measured on."""
    memory = psutil.virtual_memory().total / 2**30
    return (
        f"Neo4j {version}, Python {platform.python_version()}, {os.cpu_count()} cores, "
        f"{memory:.0f} GiB; {runs} runs of each, in turn; the machine's load was "
        f"{os.getloadavg()[0]:.1f} at the end."
    )


def put(lines: list[str], page: Path) -> None:
    """Put lines between the marks of a page."""
    before, _, rest = page.read_text("utf-8").partition(MARKS[0])
    _, _, after = rest.partition(MARKS[1])
    text = "\n".join([MARKS[0], "", *lines, "", MARKS[1]])
    page.write_text(f"{before}{text}{after}", "utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="50,000 interactions, one run")
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--interactions", type=int, default=400_000)
    parser.add_argument("--large", type=int, default=0, help="loaded once in each way")
    parser.add_argument("--version", default="2026.08", choices=["2026.08", "5.26"])
    parser.add_argument("--variants", default=",".join(VARIANTS))
    told = parser.parse_args()
    size = min(told.interactions, 50_000) if told.quick else told.interactions
    runs = 1 if told.quick else told.runs
    lines = ["    make bench-load", ""]
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        made = data.make(folder / f"made-{size}", size)
        kept = {variant: [] for variant in told.variants.split(",")}
        for _ in range(runs):
            for variant, results in kept.items():
                results.append(measure(variant, told.version, "parquet", made, folder))
        lines += [*table(kept, size), ""]
        real = PROJECT.parent / "shared" / "data" / "sx-mathoverflow" / "sx-mathoverflow.txt.gz"
        if real.exists() and not told.quick:
            kept = {way: [measure(way, told.version, "snap", real, folder)] for way in WAYS}
            lines += ["sx-mathoverflow, once:", "", *table(kept, 506_550), ""]
        if told.large:
            made = data.make(folder / "large", told.large)
            kept = {way: [measure(way, told.version, "parquet", made, folder)] for way in WAYS}
            lines += ["Large, once:", "", *table(kept, told.large), ""]
    put([*lines, machine(told.version, runs)], PAGE)


WAYS = ("transactions", "bulk")

if __name__ == "__main__":
    main()
