"""Junk in place of anything that a forum's API answers: never worse than a reject."""

import copy
from importlib import import_module

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

JUNK = [None, True, -1, 1.5, 10**30, "", "x\0", "\ud800", "9" * 600, [], [[1]], {}, {"id": []}]


def places(value, path=()):
    """Yield the path of every value within a value."""
    yield path
    inner = value.items() if isinstance(value, dict) else ()
    inner = enumerate(value) if isinstance(value, list) else inner
    for name, each in inner:
        yield from places(each, (*path, name))


def replaced(value, path, junk):
    """Return a value with junk at a path."""
    if not path:
        return junk
    changed = copy.copy(value)
    changed[path[0]] = replaced(value[path[0]], path[1:], junk)
    return changed


@pytest.mark.parametrize("source", ["discourse", "hackernews", "khoros"])
@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(data=st.data())
def test_junk_is_never_worse_than_a_reject(read, tmp_path, source, data):
    example = import_module(f"examples.{source}")
    bodies = [body for _, body in example.PAGES]
    path = data.draw(st.sampled_from([path for path in places(bodies) if path]))
    bodies = replaced(bodies, path, data.draw(st.sampled_from(JUNK)))
    pages = [(kind, body) for (kind, _), body in zip(example.PAGES, bodies, strict=True)]
    archive = example.written(tmp_path, pages)
    reading = read(source, archive)
    assert reading.batches == read(source, archive).batches
    for table in ("accounts", "communities", "contents", "interactions"):
        ids = [record["id"] for record in reading.records.get(table, [])]
        assert len(ids) == len(set(ids)) or table in ("accounts", "communities")
