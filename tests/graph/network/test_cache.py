"""The cache gives back what was read, and only while it is right."""

import dataclasses
import os
import stat

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from leylines.graph.network import Interactions, Lists, cache, read_interactions
from leylines.graph.server import Address

HERE = Address("bolt://here", "neo4j", "secret")


@pytest.fixture
def read(scene):
    posts = [scene.Written(1, 5, -1, (0, 1)), scene.Written(0, 6, 0)]
    acts = [scene.Act(7, 0, 1, "LIKED", 0, (0, 1), 0.5), scene.Act(8, 1, 0)]
    return dataclasses.replace(scene.Scene(3, 2, posts, acts).arrays(), state="state-1", own=4)


def assert_equal(first, second):
    """Equal in every field, at any depth, down to the types of arrays."""
    for field in dataclasses.fields(first):
        one, other = getattr(first, field.name), getattr(second, field.name)
        if isinstance(one, np.ndarray):
            assert one.dtype == other.dtype
            assert one.tobytes() == other.tobytes()
            assert one.flags.writeable == other.flags.writeable
        elif dataclasses.is_dataclass(one):
            assert_equal(one, other)
        else:
            assert (list(one) if field.name.endswith("s") else one) == other


def test_what_was_kept_comes_back(read, tmp_path):
    cache.keep(tmp_path / "new", HERE, read)
    assert_equal(read, cache.cached(tmp_path / "new", HERE, "state-1"))


@settings(max_examples=50, deadline=None)
@given(data=st.data())
def test_whatever_was_kept_comes_back(scene, data, tmp_path_factory):
    read = dataclasses.replace(data.draw(scene.scenes).arrays(), state=data.draw(st.text("ab:+/ ")))
    folder = tmp_path_factory.mktemp("cache")
    cache.keep(folder, HERE, read)
    assert_equal(read, cache.cached(folder, HERE, read.state))


@pytest.mark.parametrize(
    ("address", "state"),
    [
        (HERE, "state-2"),
        (dataclasses.replace(HERE, uri="bolt://there"), "state-1"),
        (dataclasses.replace(HERE, database="other"), "state-1"),
    ],
)
def test_nothing_comes_back_for_another_graph_or_state(read, tmp_path, address, state):
    cache.keep(tmp_path, HERE, read)
    assert cache.cached(tmp_path, address, state) is None


def test_the_embedded_servers_port_does_not_matter(read, tmp_path):
    ports = [Address(f"bolt://127.0.0.1:{port}", "neo4j", "x", embedded=True) for port in (1, 2)]
    cache.keep(tmp_path, ports[0], read)
    assert cache.cached(tmp_path, ports[1], "state-1") is not None


@pytest.mark.parametrize("damage", ["cut", "flip", "empty", "text"])
def test_a_damaged_file_is_not_used_and_is_replaced(read, tmp_path, damage):
    cache.keep(tmp_path, HERE, read)
    (file,) = tmp_path.iterdir()
    content = bytearray(file.read_bytes())
    match damage:
        case "cut":
            content = content[: len(content) // 2]
        case "flip":
            content[len(content) // 2] ^= 1
        case "empty":
            content = bytearray()
        case "text":
            content = bytearray(b"not arrays at all, and long enough to hold a digest in front")
    file.write_bytes(content)
    assert cache.cached(tmp_path, HERE, "state-1") is None
    cache.keep(tmp_path, HERE, read)
    assert cache.cached(tmp_path, HERE, "state-1") is not None


def test_only_the_user_may_read_it(read, tmp_path):
    cache.keep(tmp_path, HERE, read)
    (file,) = tmp_path.iterdir()
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_old_files_go(read, tmp_path):
    for number in range(7):
        cache.keep(tmp_path, HERE, dataclasses.replace(read, state=f"state-{number}"))
        os.utime(max(tmp_path.iterdir(), key=lambda f: f.stat().st_ctime_ns), (number, number))
    kept = [cache.cached(tmp_path, HERE, f"state-{number}") is not None for number in range(7)]
    assert kept == [False] * 3 + [True] * 4


def test_a_folder_that_cannot_be_written_is_no_error(read, tmp_path):
    (tmp_path / "file").write_text("not a folder")
    cache.keep(tmp_path / "file", HERE, read)
    assert cache.cached(tmp_path / "file", HERE, "state-1") is None


@pytest.mark.neo4j
def test_it_is_used_while_the_graph_stays_and_never_after(
    each_store, fill_tiny, tmp_path, monkeypatch
):
    fill_tiny(each_store)
    first = read_interactions(each_store, cache=tmp_path)
    with monkeypatch.context() as patch:
        patch.setattr(type(each_store), "session", None)  # it must do without
        assert_equal(first, read_interactions(each_store, cache=tmp_path))
    each_store.write("""
        MATCH (a:Account {id: 'forum/hal'}), (b:Account {id: 'forum/cleo'})
        CREATE (a)-[:LIKED {id: 'new', at: datetime('2026-03-10'), weight: 1.0}]->(b)
    """)
    assert len(read_interactions(each_store, cache=tmp_path)) == len(first) + 1


def test_every_field_is_kept():
    """A field that is added to the arrays must be added to the file."""
    assert len(dataclasses.fields(Interactions)) == 16
    assert len(dataclasses.fields(Lists)) == 2
