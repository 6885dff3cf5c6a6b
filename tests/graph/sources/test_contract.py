"""What every source promises."""

import subprocess
import sys

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from leylines.graph.errors import SourceError
from leylines.graph.model import SCHEMAS
from leylines.graph.sources import SOURCES, source_named
from leylines.graph.sources.source import CARRIES


@pytest.fixture(params=sorted(SOURCES))
def example(request, tmp_path, example_of):
    """Return a source's name and something that it reads."""
    return request.param, example_of(request.param, tmp_path)


def test_records_have_the_canonical_schemas(read, example):
    for batch in read(*example).batches:
        for table, records in batch.records.items():
            assert records.schema.equals(SCHEMAS[table])
            records.validate(full=True)


def test_the_same_batches_come_each_time(read, example):
    first, second = read(*example), read(*example)
    assert first.batches == second.batches


def test_each_row_is_loaded_or_rejected_with_file_and_line(read, example):
    reading = read(*example)
    assert reading.rejects
    assert all(reject.file and reject.line > 0 and reject.reason for reject in reading.rejects)
    assert len({(r.file, r.line) for r in reading.rejects}) == len(reading.rejects)
    assert reading.rows_read >= len(reading.rejects)
    assert reading.records["interactions"]


def test_ids_of_interactions_are_unique(read, example):
    ids = [record["id"] for record in read(*example).records["interactions"]]
    assert len(ids) == len(set(ids))


def test_what_is_not_there_is_a_clear_error(example, tmp_path):
    with pytest.raises(SourceError, match="nowhere"):
        list(source_named(example[0]).batches(tmp_path / "nowhere", {}))


def test_it_says_what_it_is(example):
    source = source_named(example[0])
    assert source.title
    assert source.carries <= CARRIES
    assert source.described
    assert all(source.options.values())
    assert all(file.is_file() for file in source.files(example[1]))


PEAK = """
import resource, sys
from pathlib import Path
from leylines.graph.sources import source_named
rows = sum(b.rows_read for b in source_named(sys.argv[1]).batches(Path(sys.argv[2]), {}))
status = Path("/proc/self/status")
if status.exists():  # where it does, getrusage knows also the peak of who started this process
    peak = int(status.read_text().split("VmHWM:")[1].split()[0])
else:
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
print(rows, peak // 1024)
"""


@pytest.mark.slow
@pytest.mark.parametrize("source", ["csv", "jsonl", "parquet", "snap"])
def test_memory_does_not_grow_with_the_file(tmp_path, source):
    line = {
        "csv": lambda i: f"LIKED,a{i},b{i},{1_500_000_000 + i}\n",
        "jsonl": lambda i: (
            f'{{"kind":"LIKED","actor":"a{i}","target":"b","at":{1_500_000_000 + i}}}\n'
        ),
        "snap": lambda i: f"{i} {i + 1} {1_500_000_000 + i}\n",
    }
    peaks = []
    for rows in (250_000, 1_250_000):  # both more than a block and a part
        file = tmp_path / f"{rows}.{source}"
        if source == "parquet":
            ids = [f"a{i}" for i in range(rows)]
            times = range(1_500_000_000, 1_500_000_000 + rows)
            columns = {"kind": ["LIKED"] * rows, "actor": ids, "target": ids, "at": list(times)}
            pq.write_table(pa.table(columns), file)
        else:
            with file.open("w") as out:
                out.write("kind,actor,target,at\n" if source == "csv" else "")
                out.writelines(map(line[source], range(rows)))
        out = subprocess.run(
            [sys.executable, "-c", PEAK, source, file], capture_output=True, text=True, check=True
        ).stdout.split()
        assert int(out[0]) == rows
        peaks.append(int(out[1]))
    assert peaks[1] < peaks[0] + 40


def test_an_unknown_option_is_a_clear_error(example):
    with pytest.raises(SourceError, match="no option 'colour'"):
        list(source_named(example[0]).batches(example[1], {"colour": "red"}))
