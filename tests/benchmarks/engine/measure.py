"""Measure one line of one library, in this process, which does nothing else.

Called as ``measure.py FOLDER LINE LIBRARY THREADS REPEATS LIMIT``; the result is left in the
folder, since a library may print what it likes. Where a call lasts longer than the limit, the alarm
ends the process, also inside compiled code.
"""

import json
import signal
import sys
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from resource import RUSAGE_SELF, getrusage
from statistics import median
from time import perf_counter

import numpy as np
from case import read
from lines import LINES

OURS = "leylines"
STARTING, ENOUGH = 60, 10
"""Seconds that making a library's graph may take, and after which a call is not repeated again."""


def name_of(line: str, library: str, threads: int) -> str:
    return f"{line}-{library}-{threads}".replace(" ", "_")


def begin_peak() -> int:
    """Begin a new peak of memory, where the system can, and return what is held now, in KiB."""
    with suppress(OSError):
        Path("/proc/self/clear_refs").write_text("5", encoding="ascii")
        return held("VmRSS")
    return getrusage(RUSAGE_SELF).ru_maxrss


def peak() -> int:
    try:
        return held("VmHWM")
    except OSError:
        return getrusage(RUSAGE_SELF).ru_maxrss


def held(field: str) -> int:
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return int(status.split(f"{field}:")[1].split()[0])


def timed(call):
    begin = perf_counter()
    found = call()
    return found, perf_counter() - begin


def measured(
    call, repeats: int, *, least: int = 0, limit: int = 0
) -> tuple[object, dict[str, float]]:
    """Call again and again; return the first answer, and what it took in seconds and MiB.

    Parameters
    ----------
    repeats, least : int
        At most and at least so many calls after the first, in which kernels may be compiled.
    limit : int
        Seconds that each call may last; 0: as long as it likes.
    """
    times: list[float] = []
    while True:
        before = begin_peak()
        signal.alarm(limit)
        found, seconds = timed(call)
        signal.alarm(0)
        # The first call's also holds the compiler.
        used = peak() - before
        if not times:
            native, first = found, seconds
        times.append(seconds)
        if len(times) > repeats or (len(times) > least and sum(times) > ENOUGH):
            break
    return native, {
        "first": first,
        "seconds": median(times[1:] or times),
        "mebibytes": used / 1024,
    }


def main() -> None:
    folder, name, library = Path(sys.argv[1]), sys.argv[2], sys.argv[3]
    threads, repeats, limit = map(int, sys.argv[4:])
    line, adapter = LINES[name], import_module(f"with_{library}")
    case = read(folder, threads).of(weighted=line.weighted, undirected=line.undirected)
    # A database has to be started first, which is not what the limit is for.
    signal.alarm(max(limit, STARTING))
    built, build_seconds = timed(lambda: adapter.build(case))
    signal.alarm(0)
    # What all libraries are given is worked out before the clock runs.
    _ = case.persons, case.source, case.target, case.pivots, case.attenuation
    native, figures = measured(
        lambda: adapter.CALLS[name](built, case), repeats, least=library == OURS, limit=limit
    )
    figures["build"] = build_seconds
    if hasattr(adapter, "fetched"):
        # What a database found is handed over when the clock has stopped.
        figures |= built.figures()
        native = adapter.fetched(built, native)
    stem = folder / name_of(name, library, threads)
    np.save(f"{stem}.npy", line.answer(native, case))
    Path(f"{stem}.json").write_text(json.dumps(figures), encoding="utf-8")


if __name__ == "__main__":
    main()
