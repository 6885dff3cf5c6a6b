"""Loads in child processes that kill themselves at a given point.

A line on standard input, a JSON object, asks for a load: ``data_dir``, ``file``, and ``die_at``,
the number of a point, or null. The answer is a line too: how the child ended, and, if it lived,
what it counted. Everything is imported before a child is forked, so that each is quick.
"""

import json
import os
import signal
import sys
from pathlib import Path

import pyarrow.compute  # noqa: F401 - once for all children

from faults.batches import Small
from faults.points import Points
from leylines.graph.loading import load
from leylines.graph.settings import Settings
from leylines.graph.store import Store, connect  # noqa: F401 - likewise


def run_load(order, out):
    points = Points(order["die_at"], lambda: os.kill(os.getpid(), signal.SIGKILL))
    settings = Settings(data_dir=order["data_dir"])
    with connect(settings) as store, points.watched():
        summary = load(store, Small(), Path(order["file"]), "net", settings=settings)
    told = {"points": points.names, "rows": [summary.rows_read, summary.rows_rejected]}
    os.write(out, json.dumps(told).encode())


def answer(order):
    told, telling = os.pipe()
    child = os.fork()
    if not child:
        try:
            run_load(order, telling)
        except BaseException as error:  # noqa: BLE001 - told to whoever asked
            os.write(telling, json.dumps({"error": repr(error)}).encode())
        finally:
            os._exit(0)
    os.close(telling)
    with os.fdopen(told) as file:
        text = file.read()
    _, status = os.waitpid(child, 0)
    return {"killed": os.WIFSIGNALED(status), **json.loads(text or "{}")}


if __name__ == "__main__":
    for line in sys.stdin:
        print(json.dumps(answer(json.loads(line))), flush=True)
