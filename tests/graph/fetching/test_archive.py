"""The archive holds files whole or not at all, and a cursor that never runs ahead of them."""

import json

import pytest

from leylines.graph.errors import FetchError
from leylines.graph.fetching.archive import CURSOR, opened_archive
from leylines.graph.fetching.feed import Page

WHERE = ("forum", "https://example.org")


def commit(folder, page, cursor):
    with opened_archive(folder, *WHERE) as archive:
        archive.commit([Page("x", page)], {"at": cursor})


def test_files_are_numbered_and_the_cursor_goes_with_them(tmp_path, archived):
    folder = tmp_path / "archive"
    for number in (1, 2):
        commit(folder, number, number)
    with opened_archive(folder, *WHERE) as archive:
        assert (archive.files, archive.cursor) == (2, {"at": 2})
        archive.commit([], {"at": 3})
    assert archived() == [("x", 1), ("x", 2)]
    assert json.loads((folder / CURSOR).read_text())["cursor"] == {"at": 3}


def test_a_file_without_its_cursor_is_written_again(tmp_path, archived):
    folder = tmp_path / "archive"
    commit(folder, 1, 1)
    kept = (folder / CURSOR).read_bytes()
    commit(folder, "cut", 2)
    (folder / CURSOR).write_bytes(kept)  # as if killed between the two
    (folder / "000003.jsonl.gz.part").write_bytes(b"half")
    commit(folder, 2, 2)
    assert archived() == [("x", 1), ("x", 2)]


def test_the_same_answers_make_the_same_bytes(tmp_path):
    for name in ("a", "b"):
        commit(tmp_path / name, {"id": 1, "text": "é\n"}, 1)
    first, second = (tmp_path / name / "000001.jsonl.gz" for name in ("a", "b"))
    assert first.read_bytes() == second.read_bytes()


def test_one_at_a_time(tmp_path):
    with (
        opened_archive(tmp_path, *WHERE),
        pytest.raises(FetchError, match="Another program"),
        opened_archive(tmp_path, *WHERE),
    ):
        pass


def refused(folder, match):
    with pytest.raises(FetchError, match=match), opened_archive(folder, *WHERE):
        pass


def test_a_folder_that_holds_something_else(tmp_path):
    with opened_archive(tmp_path / "other", "forum", "https://example.com") as archive:
        archive.commit([], {})
    refused(tmp_path / "other", "an archive of forum https://example.com")
    commit(tmp_path / "damaged", 1, 1)
    (tmp_path / "damaged" / CURSOR).write_text("{")
    refused(tmp_path / "damaged", "a cursor that is damaged")
    commit(tmp_path / "lost", 1, 1)
    commit(tmp_path / "lost", 2, 2)
    (tmp_path / "lost" / CURSOR).unlink()
    refused(tmp_path / "lost", "answers without a cursor")
    (tmp_path / "file").write_text("")
    refused(tmp_path / "file", "cannot be used")
