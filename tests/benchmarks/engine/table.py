"""The tables of the benchmark, as Markdown."""

from itertools import groupby
from pathlib import Path

import numpy as np

OURS = "leylines"
HEAD = (
    "| line | ours, ms | first call, ms | fastest other, ms | ratio | all others, ms "
    "| memory, MiB |\n|---|---|---|---|---|---|---|"
)


def gds_version() -> str:
    """Return the version that the lock file of the graph database's library names."""
    lock = Path(__file__).with_name("gds.lock").read_text(encoding="utf-8")
    return lock.split("Graph Data Science ")[1].split(",")[0]


def lines(records: list[dict]) -> str:
    """Return a table for each size."""
    parts = []
    for _, of_size in groupby(records, key=lambda each: each["edges"]):
        some = list(of_size)
        title = f"### {some[0]['edges']:,} edges, {some[0]['nodes']:,} nodes"
        rows = [row(list(each)) for _, each in groupby(some, key=lambda each: each["line"])]
        parts.append("\n".join([title, "", HEAD, *rows]))
    return "\n\n".join(parts)


def row(records: list[dict]) -> str:
    """Return one line of the table; a ratio above 1 says how often ours is faster."""
    ours = [each for each in records if each["library"] == OURS]
    others = [each for each in records if each["library"] != OURS]
    best, mine = fastest(others), fastest(ours)
    ratio = f"{best['seconds'] / mine['seconds']:.2f}" if best and mine else ""
    cells = (
        records[0]["line"],
        "; ".join(map(told, ours)),
        "; ".join(f"{each['first'] * 1000:,.0f}" for each in ours if "first" in each),
        told(best) if best else "none",
        ratio,
        "; ".join(map(told, others)),
        "; ".join(f"{named(each)} {each['mebibytes']:,.0f}" for each in records if "note" in each),
    )
    return f"| {' | '.join(cells)} |"


def fastest(records: list[dict]) -> dict | None:
    """Return the fastest; an answer that differs is told, but does not win."""
    valid = [each for each in records if each.get("note", "differs") != "differs"]
    return min(valid, key=lambda each: each["seconds"], default=None)


def named(record: dict) -> str:
    return f"{record['library'].replace('_', '-')} ({record['threads']})"


def told(record: dict) -> str:
    """Return who took how long, with what else is to be said of the answer."""
    if "failed" in record:
        return f"{named(record)} {record['failed']}"
    parts = [named(record), f"{record['seconds'] * 1000:,.1f}", record["note"]]
    if "projection" in record:
        parts.append(f"(projection {record['projection'] * 1000:,.1f} of it)")
    return " ".join(filter(None, parts))


def growth(records: list[dict]) -> str:
    """Return what building, ranking and a whole analysis take as the network grows."""
    rows = [
        "### Growth",
        "",
        "| edges | nodes | what | seconds | memory, MiB | ns an edge | bytes an edge |",
        "|---|---|---|---|---|---|---|",
    ]
    for each in records:
        cells = [f"{each['edges']:,}", f"{each['nodes']:,}", each["what"]]
        if "failed" in each:
            cells += [each["failed"], "", "", ""]
        else:
            edge_seconds, memory = each["seconds"] / each["edges"], each["mebibytes"]
            cells += [f"{each['seconds']:,.3f}", f"{memory:,.0f}", f"{edge_seconds * 1e9:,.0f}"]
            cells.append(f"{memory * 2**20 / each['edges']:,.0f}")
        rows.append(f"| {' | '.join(cells)} |")
    return "\n".join(rows)


def seeds(records: list[dict]) -> str:
    """Return what lists of 50 reach on NetHEPT, and what they took."""
    rows = ["### Seeds", ""]
    for name, some in groupby(records, key=lambda each: each["network"]):
        rows += [f"{name}:", "", "| seeds by | seconds | spread | bounds | guarantee |"]
        rows += ["|---|---|---|---|---|", *map(seeds_row, some), ""]
    return "\n".join(rows).rstrip()


def seeds_row(record: dict) -> str:
    if "failed" in record:
        return f"| {record['by']} | {record['failed']} | | | |"
    bounds = guarantee = ""
    if np.isfinite(record.get("high", np.nan)):
        bounds = f"{record['low']:,.0f}–{record['high']:,.0f}"
        guarantee = f"{record['low'] / record['high']:.3f}"
    seconds = f"{record['seconds']:,.3f}" if "seconds" in record else ""
    if "projection" in record:
        seconds += f" (projection {record['projection']:,.3f} of it)"
    spread = f"{record['spread']:,.1f} ± {record['error']:,.1f}"
    return f"| {record['by']} | {seconds} | {spread} | {bounds} | {guarantee} |"
