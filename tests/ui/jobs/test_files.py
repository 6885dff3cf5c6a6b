"""Folders for what jobs read."""

import subprocess
import sys

from leylines.ui.jobs.files import FolderOfJobs

MAKING = """
import sys
from pathlib import Path
from leylines.ui.jobs.files import FolderOfJobs
print(FolderOfJobs(Path(sys.argv[1])).make(), flush=True)
sys.stdin.read()
"""


def test_a_folder_is_private_and_removed_only_where_it_was_made(tmp_path):
    files, elsewhere = FolderOfJobs(tmp_path / "jobs"), tmp_path / "elsewhere"
    elsewhere.mkdir()
    folder = files.make()
    assert folder.stat().st_mode & 0o777 == 0o700
    files.remove(folder)
    files.remove(elsewhere)
    assert not folder.exists()
    assert elsewhere.exists()


def test_what_an_explorer_left_is_removed_once_it_is_gone(tmp_path):
    with subprocess.Popen(
        [sys.executable, "-c", MAKING, str(tmp_path)],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    ) as other:  # fmt: skip
        left = tmp_path / other.stdout.readline().strip()
        mine = FolderOfJobs(tmp_path).make()
        assert left.exists(), "its explorer lives"
        other.kill()
    FolderOfJobs(tmp_path)
    assert not left.exists()
    assert mine.exists()
