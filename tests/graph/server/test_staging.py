"""An imported graph put in place, and a process that ends at any step of it."""

import shutil
from pathlib import Path

import pytest

from leylines.graph.server.staging import (
    decide,
    decided,
    finish,
    logged,
    new_staging,
    remove_staging,
)


class EndedError(Exception):
    """The process ends here."""


def graph(home, name):
    for part in ("databases", "transactions"):
        folder = home / "data" / part / "neo4j"
        folder.mkdir(parents=True)
        (folder / "file").write_text(name)
    return home


def names(home):
    found = [home / "data" / part / "neo4j" / "file" for part in ("databases", "transactions")]
    return [path.read_text() if path.exists() else None for path in found]


@pytest.fixture
def home(tmp_path):
    """Return a home with an old graph."""
    graph(tmp_path, "old")
    return tmp_path


@pytest.fixture
def staged(home):
    return graph(new_staging(home), "new")


def test_what_is_not_decided_is_left_alone(home, staged):
    finish(home)
    assert names(home) == ["old", "old"]
    remove_staging(home)
    assert not staged.exists()


def test_what_is_decided_takes_the_place_of_the_old(home, staged):
    decide(home, staged)
    assert names(home) == ["old", "old"]
    finish(home)
    finish(home)
    assert names(home) == ["new", "new"]
    assert not decided(home).exists()
    assert not staged.exists()


@pytest.mark.parametrize("steps", range(5))
def test_a_process_that_ends_at_any_step_is_carried_on(home, staged, monkeypatch, steps):
    left = [steps]

    def ending(step):
        def counted(*arguments, **options):
            if not left[0]:
                raise EndedError
            left[0] -= 1
            return step(*arguments, **options)

        return counted

    decide(home, staged)
    with monkeypatch.context() as patch:
        patch.setattr(shutil, "rmtree", ending(shutil.rmtree))
        patch.setattr(Path, "rename", ending(Path.rename))
        with pytest.raises(EndedError):
            finish(home)
    finish(home)
    assert names(home) == ["new", "new"]
    assert not decided(home).exists()


def test_a_log_that_grew_is_seen(home):
    log = home / "data" / "transactions" / "neo4j" / "neostore.transaction.db.0"
    log.write_bytes(b"12")
    before = logged(home)
    assert before == {"neostore.transaction.db.0": 2}
    log.write_bytes(b"123")
    assert logged(home) != before
