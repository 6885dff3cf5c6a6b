"""Rejected rows that are mended and loaded by themselves: as if they had been right at once."""

import csv

import pytest

from leylines.graph.loading import load
from leylines.graph.sources import Mended, source_named
from leylines.graph.verify import loaded_content

pytestmark = pytest.mark.neo4j

ROWS = "kind,actor,target,at\nLIKED,a,b,1700000000\n{}\nQUOTED,b,a,soon\nLIKED,c,a,1700000002\n"


def test_mended_rows_are_loaded_by_themselves(store, settings, tmp_path):
    file, csv_source = tmp_path / "x.csv", source_named("csv")
    file.write_text(ROWS.format("LIKED,a,b,1700000000"))  # an equal of the first
    load(store, csv_source, file, "right", settings=settings)
    expected = loaded_content(store).counts
    assert expected["LIKED"] == 3

    store.write("MATCH (n) WHERE NOT n:Schema DETACH DELETE n")
    file.write_text(ROWS.format("LIKED,a,b,2024-01-01"))
    first = load(store, csv_source, file, "net", settings=settings)
    assert (first.rows_loaded, first.rows_rejected) == (2, 2)

    mended = tmp_path / "mended.csv"
    with first.rejects.open(newline="") as rejects, mended.open("w", newline="") as out:
        rows = list(csv.DictReader(rejects))
        rows[0]["row"] = "LIKED,a,b,1700000000"
        writer = csv.DictWriter(out, rows[0])
        writer.writeheader()
        writer.writerows(rows)
    second = load(store, Mended(csv_source, mended), file, "net", settings=settings)
    assert (second.rows_read, second.rows_loaded, second.rows_rejected) == (2, 1, 1)
    assert second.records["interactions"].created == 1
    assert second.rejects not in (None, first.rejects)
    with second.rejects.open(newline="") as rejects:
        (left,) = csv.DictReader(rejects)
    assert (left["file"], left["line"], left["row"]) == ("x.csv", "4", "QUOTED,b,a,soon")
    assert loaded_content(store).counts == expected

    again = load(store, Mended(csv_source, mended), file, "net", settings=settings)
    assert again.records["interactions"].unchanged == 1
