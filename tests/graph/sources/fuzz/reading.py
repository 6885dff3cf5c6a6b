"""Reads what it is told on standard input, a JSON list of source and path a line, within limits.

The answer is a line too: ``read`` with its numbers, ``refused`` with the error, or ``broke`` with
the traceback. Whoever takes too long is ended with a traceback on standard error.
"""

import faulthandler
import json
import sys
import traceback
from pathlib import Path

from leylines.graph.errors import LeylinesError
from leylines.graph.model import SCHEMAS
from leylines.graph.sources import source_named

SECONDS = 60


def read(name, path):
    """Read to the end and return the numbers, which must add up."""
    rows = rejected = records = 0
    source = source_named(name)
    source.files(path)
    for batch in source.batches(path, {}):
        for table, of in batch.records.items():
            assert of.schema.equals(SCHEMAS[table])
            of.validate(full=True)
            records += of.num_rows
        assert len(batch.rejects) <= batch.rows_read
        for reject in batch.rejects:
            assert all((reject.file, reject.line > 0, reject.reason)), reject
            assert "root:" not in reject.row, "a file of the machine was read"
        rows, rejected = rows + batch.rows_read, rejected + len(batch.rejects)
    return {"rows": rows, "rejected": rejected, "records": records}


def answer(name, path):
    try:
        return {"read": read(name, Path(path))}
    except LeylinesError as error:
        return {"refused": str(error), "where": error.where, "cure": error.cure}
    except BaseException:  # noqa: BLE001 - that there is none is what is tested
        return {"broke": traceback.format_exc()}


def peak_mib():
    """Return the most memory that this process has held since the last call."""
    status = Path("/proc/self/status").read_text()
    Path("/proc/self/clear_refs").write_text("5")
    return int(status.split("VmHWM:")[1].split()[0]) >> 10


if __name__ == "__main__":
    for line in sys.stdin:
        peak_mib()
        faulthandler.dump_traceback_later(SECONDS, exit=True)
        told = answer(*json.loads(line))
        faulthandler.cancel_dump_traceback_later()
        print(json.dumps(told | {"peak_mib": peak_mib()}), flush=True)
