"""Fetching that is ended at any moment: nothing is lost, and nothing is there twice."""

import sys
from pathlib import Path

import pytest

from leylines.graph.fetching import hackernews

MODULE = sys.modules["leylines.graph.fetching.fetch"]


class Killed(BaseException):
    """What ends a process, as far as a test can make it."""


@pytest.fixture
def site(serve, monkeypatch):
    monkeypatch.setattr(hackernews, "ITEMS", 10)
    monkeypatch.setattr(MODULE, "FILE_BYTES", 1)

    def answer(path, query):
        name = path.removeprefix("/v0/").removesuffix(".json")
        return {"maxitem": 35, "updates": {"items": []}}.get(name, {"id": name})

    return serve(answer)


@pytest.mark.parametrize("step", range(8))
def test_killed_before_any_of_its_writes(site, fetched, archived, monkeypatch, step):
    replace, calls = Path.replace, []

    def dying(self, target):
        calls.append(target)
        if len(calls) > step:
            raise Killed
        return replace(self, target)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", dying)
        with pytest.raises(Killed):
            fetched("hackernews", site.root)
    before = len(archived())
    fetched("hackernews", site.root)
    assert [kind for kind, _ in archived()] == [f"item/{number}" for number in range(1, 36)]
    assert before == min(10 * ((step + 1) // 2), 35)


def test_what_came_before_an_error_is_kept(site, fetched, archived):
    from leylines.graph.errors import FetchError

    answer = site.answer
    site.answer = lambda path, query: None if "/25." in path else answer(path, query)
    with pytest.raises(FetchError, match="no such thing"):
        fetched("hackernews", site.root)
    assert len(archived()) == 20
    site.answer = answer
    assert fetched("hackernews", site.root).answers == 15


def test_progress_is_told(site, fetched):
    told = []
    fetched("hackernews", site.root, progress=lambda *report: told.append(report[1:]))
    assert told == [(10,), (20,), (30,), (35,), (35, 35)]
