"""The file that a backup is, and exchanging one store for another, without any server."""

import json
import random
import signal
import subprocess
import sys
import zipfile
from dataclasses import replace

import pytest

from leylines.graph.backup.archive import read_manifest, sha256_of, unpack_dump, write_backup
from leylines.graph.backup.manifest import FORMAT, Manifest
from leylines.graph.backup.restore import refuse_newer, restore
from leylines.graph.errors import ExportError, GraphError, SettingsError, SourceError
from leylines.graph.server.swap import finish_swap, swap
from leylines.graph.settings import Settings
from leylines.graph.store import newest_version


@pytest.fixture
def written(tmp_path):
    """Return a backup of a dump that is none, its manifest, and the dump."""
    dump = tmp_path / "neo4j.dump"
    dump.write_bytes(random.Random(1).randbytes(10_000))
    manifest = Manifest(
        format=FORMAT,
        made_at="2026-03-01T00:00:00+00:00",
        leylines="0.1.0",
        neo4j="5.26.30",
        schema=2,
        counts={"Account": 3},
        content_hash="0" * 32,
        dump_bytes=10_000,
        dump_sha256=sha256_of(dump),
    )
    write_backup(tmp_path / "b.zip", manifest, dump)
    return tmp_path / "b.zip", manifest, dump


def test_what_is_written_is_read(written, tmp_path):
    file, manifest, dump = written
    assert read_manifest(file) == manifest
    unpack_dump(file, manifest, tmp_path / "out")
    assert (tmp_path / "out" / "neo4j.dump").read_bytes() == dump.read_bytes()
    assert not list(tmp_path.glob(".*.part"))


def test_a_backup_that_cannot_be_written_leaves_the_one_before(written, tmp_path):
    file, manifest, dump = written
    before = file.read_bytes()
    with pytest.raises(ExportError) as caught:
        write_backup(file, replace(manifest, dump_sha256="another"), dump)
    assert caught.value.cure
    with pytest.raises(ExportError):
        write_backup(tmp_path / "no folder" / "b.zip", manifest, dump)
    assert file.read_bytes() == before
    assert not list(tmp_path.glob(".*.part"))


def test_a_damaged_backup_is_never_unpacked(written, tmp_path):
    file, _, dump = written
    whole, chance = file.read_bytes(), random.Random(7)
    for number in range(60):
        damaged = bytearray(whole)
        if number % 2:
            del damaged[chance.randrange(len(damaged)) :]
        else:
            damaged[chance.randrange(len(damaged))] ^= 1 << chance.randrange(8)
        file.write_bytes(damaged)
        out = tmp_path / f"out-{number}"
        try:
            unpack_dump(file, read_manifest(file), out)
        except SourceError:
            continue
        # A bit that nobody reads, or one of the manifest's own words.
        assert (out / "neo4j.dump").read_bytes() == dump.read_bytes()


# Writes the backup that it is told of again, and kills itself just before it gets its name.
KILLED = """
import os, signal, sys
from pathlib import Path
from unittest.mock import patch
from leylines.graph.backup.archive import read_manifest, write_backup
file, dump = map(Path, sys.argv[1:])
with patch("pathlib.Path.replace", lambda *_: os.kill(os.getpid(), signal.SIGKILL)):
    write_backup(file.with_name("new.zip"), read_manifest(file), dump)
"""


def test_whoever_is_killed_while_writing_leaves_no_backup(written):
    file, _, dump = written
    ended = subprocess.run([sys.executable, "-c", KILLED, str(file), str(dump)])
    assert ended.returncode == -signal.SIGKILL
    assert not file.with_name("new.zip").exists()


@pytest.mark.parametrize("content", [b"", b"no zip", None])
def test_what_is_no_backup_is_a_clear_error(tmp_path, content):
    file = tmp_path / "b.zip"
    if content is not None:
        file.write_bytes(content)
    with pytest.raises(SourceError):
        read_manifest(file)


@pytest.mark.parametrize("told", ["[]", "{}", '{"format": "1"}', "not JSON"])
def test_a_manifest_that_is_none_is_a_clear_error(tmp_path, told):
    with zipfile.ZipFile(tmp_path / "b.zip", "w") as archive:
        archive.writestr("manifest.json", told)
        archive.writestr("neo4j.dump", b"")
    with pytest.raises(SourceError, match="no backup of Leylines"):
        read_manifest(tmp_path / "b.zip")


def test_a_backup_of_a_later_leylines_is_refused(written, tmp_path):
    file, manifest, _ = written
    later = json.loads(manifest.to_json()) | {"format": FORMAT + 1, "new": "something"}
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("manifest.json", json.dumps(later))
        archive.writestr("neo4j.dump", b"")
    with pytest.raises(SourceError, match="A later Leylines"):
        read_manifest(file)


@pytest.mark.parametrize(
    ("changes", "problem"),
    [
        ({"neo4j": "2026.09.0"}, "Neo4j 2026.09.0"),
        ({"schema": newest_version() + 1}, "later Leylines"),
    ],
)
def test_what_this_version_does_not_know_is_refused(written, changes, problem):
    file, manifest, _ = written
    refuse_newer(manifest, Settings(), file)
    with pytest.raises(GraphError, match=problem) as caught:
        refuse_newer(replace(manifest, **changes), Settings(), file)
    assert caught.value.cure


def test_a_backup_of_2026_is_refused_by_5_26(written):
    file, manifest, _ = written
    with pytest.raises(GraphError, match=r"which 5\.26.* cannot read"):
        refuse_newer(replace(manifest, neo4j="2026.08.1"), Settings(neo4j_version="5.26"), file)


def test_a_given_server_is_refused(written):
    with pytest.raises(SettingsError, match="Only the embedded Neo4j") as caught:
        restore(Settings(neo4j_uri="bolt://graph.example"), written[0])
    assert "neo4j-admin" in caught.value.cure


@pytest.fixture
def home(tmp_path):
    """Return a home and other data for it."""
    for folder, content in {"home/data": "old", "other": "new"}.items():
        (tmp_path / folder).mkdir(parents=True)
        (tmp_path / folder / "store").write_text(content)
    return tmp_path / "home", tmp_path / "other"


def test_data_is_exchanged(home):
    folder, other = home
    swap(folder, other)
    assert (folder / "data" / "store").read_text() == "new"
    assert [path.name for path in folder.iterdir()] == ["data"]
    assert not other.exists()


@pytest.mark.parametrize(("steps", "left"), [(1, "old"), (2, "new")])
def test_an_exchange_that_was_killed_is_finished(home, steps, left):
    folder, other = home
    (folder / "data").rename(folder / "data.before")
    if steps == 2:
        other.rename(folder / "data")
    finish_swap(folder)
    assert (folder / "data" / "store").read_text() == left
    assert [path.name for path in folder.iterdir()] == ["data"]
