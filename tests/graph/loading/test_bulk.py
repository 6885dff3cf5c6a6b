"""Loading by Neo4j's importer: the same graph, the same numbers, or a refusal that says why."""

import warnings
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from leylines.graph.errors import LoadError
from leylines.graph.loading import load
from leylines.graph.loading.batches import make_ready
from leylines.graph.loading.bulk import NotInBulkError
from leylines.graph.loading.bulk.bulk import is_large
from leylines.graph.loading.bulk.confirm import confirm
from leylines.graph.loading.bulk.gather import Gathered, gather
from leylines.graph.loading.bulk.settle import settle
from leylines.graph.loading.checkpoint import Checkpoint
from leylines.graph.loading.rejects import RejectsFile
from leylines.graph.model import Reject
from leylines.graph.progress import silent
from leylines.graph.server import Address, EmbeddedServer
from leylines.graph.server.staging import new_staging
from leylines.graph.settings import Settings
from leylines.graph.store import connect

DAY = datetime(2024, 3, 1, 12, 30, 15, 250000, tzinfo=UTC)
HOSTILE = ["'}) DETACH DELETE n //", "\u0000 \u202e 🜍 \r\n\t", ' "a;b|c", \\" ', "x" * 3_000_000]


@pytest.fixture
def community(make_batch):
    """Return batches in which ids come back, early and late, alone and shared."""
    contents = [
        {"id": "q", "kind": "question", "author": "ada", "at": DAY, "title": "Dough?", "views": 7}
        | {"communities": ["bread", "ovens", "bread"], "topics": ["yeast", "a|b"]},
        {"id": "a", "kind": "answer", "author": "ben", "at": DAY, "parent": "q", "topics": []},
        {"id": "o", "kind": "answer", "parent": "lost", "communities": None, "topics": ["yeast"]},
        {"id": "early", "kind": "reply", "parent": "late", "url": "https://example.org/?a=b#c"},
    ]
    texts = [{"id": f"t{i}", "kind": "post", "text": text} for i, text in enumerate(HOSTILE)]
    return [
        make_batch(
            accounts=[
                {"id": "ada", "handle": "ada_l", "name": "Ada", "created_at": DAY, "person": "P1"},
                {"id": "dan", "name": "Old name"},
                {"id": "dan", "name": "Dan"},
                {"id": "eve", "person": "P1"},
            ],
            communities=[{"id": "bread", "name": "Bread", "kind": "tag"}, {"id": "empty"}],
            contents=contents,
            interactions=[
                {"id": "i1", "kind": "ANSWERED", "actor": "ben", "target": "ada", "content": "a"}
                | {"communities": ["bread", "halls, large; |small|"], "weight": 0.1 + 0.2},
                {"id": "i2", "kind": "LIKED", "actor": "cleo", "target": "ben", "communities": []},
                {"id": "i2", "kind": "LIKED", "actor": "cleo", "target": "ada"},
            ],
            rejects=[Reject("f", 3, "at", "no time", "x,y")],
        ),
        make_batch(
            accounts=[
                {"id": "ben", "name": "Ben", "url": "https://example.org/ben"},
                {"id": "dan", "handle": "dan", "name": None},
                {"id": "ada", "name": "Ada King", "person": "P1"},
                {"id": "own", "person": "net/own"},
            ],
            communities=[{"id": "ovens", "name": "Ovens", "kind": None}, {"id": "bread"}],
            contents=[{"id": "late", "kind": "post", "at": DAY, "author": "fay"}, *texts],
            interactions=[
                {"id": "i2", "kind": "REPLIED", "actor": "cleo", "target": "cleo"},
                {"id": "i 3", "kind": "REPLIED", "actor": "ada", "target": "zoë"},
            ],
        ),
        make_batch(accounts=[{"id": "ben", "handle": "benny"}, {"id": "own", "name": "O"}]),
    ]


class Kept:
    """A source whose batches are given."""

    name, title, carries = "kept", "batches made in a test", frozenset()

    def __init__(self, batches):
        self.kept = batches

    def files(self, path):
        return (path,)

    def batches(self, path, options):
        yield from self.kept


@pytest.fixture
def own_settings(servers, tmp_path, cache_dir, request):
    """Return settings of an embedded server of the test's own, which ends with it."""
    servers.store(request.param)  # skips where no embedded Neo4j can be had
    settings = Settings(
        neo4j_version=request.param,
        data_dir=tmp_path / "own",
        cache_dir=cache_dir,
        heap_mib=512,
        page_cache_mib=64,
    )
    yield settings
    EmbeddedServer(settings).stop()


def open_own(settings):
    with warnings.catch_warnings():
        # The server is left running by whoever starts it, on purpose.
        warnings.simplefilter("ignore", ResourceWarning)
        return connect(settings)


KEPT = "MATCH (l:Load) RETURN l {.*, at: null} AS load"
INDEXES = "SHOW INDEXES YIELD name, state ORDER BY name"


@pytest.mark.neo4j
@pytest.mark.slow
@pytest.mark.parametrize("own_settings", ["2026.08", "5.26"], indirect=True)
def test_the_graph_is_the_same(own_settings, servers, settings, community, tmp_path, hash_of):
    file = tmp_path / "file"
    file.write_text("content")
    other = servers.store(own_settings.neo4j_version)
    given = settings.model_copy(update={"neo4j_uri": other.address.uri})
    slow = load(other, Kept(community), file, "net", settings=given)

    with open_own(own_settings) as store:
        uri = store.address.uri
        quick = load(store, Kept(community), file, "net", settings=own_settings, bulk=True)
        assert EmbeddedServer(own_settings).status().uri == uri
        assert hash_of(store) == hash_of(other)
        assert quick.records == slow.records
        assert (quick.rows_read, quick.rows_rejected) == (slow.rows_read, 1)
        assert quick.rejects.read_bytes() == slow.rejects.read_bytes()
        assert store.read(KEPT) == other.read(KEPT)
        assert [row for row in store.read(INDEXES) if row["state"] == "ONLINE"] == other.read(
            INDEXES
        )
        again = load(store, Kept(community[-1:]), file, "net", settings=own_settings)
        assert again.records["accounts"].unchanged == 2
        with pytest.raises(LoadError, match="the graph is not empty"):
            load(store, Kept(community), file, "net", settings=own_settings, bulk=True)
        assert hash_of(store) == hash_of(other)


@pytest.mark.neo4j
@pytest.mark.slow
@pytest.mark.parametrize("own_settings", ["2026.08"], indirect=True)
def test_a_load_that_is_killed_leaves_the_old_graph_or_the_new(
    own_settings, community, tmp_path, monkeypatch
):
    """The old one until the import is whole; the new one once it is decided."""

    def killed(*_):
        raise KeyboardInterrupt

    file = tmp_path / "file"
    file.write_text("content")
    with open_own(own_settings) as store, monkeypatch.context() as patch:
        patch.setattr("leylines.graph.loading.bulk.bulk.import_files", killed)
        with pytest.raises(KeyboardInterrupt):
            load(store, Kept(community), file, "net", settings=own_settings, bulk=True)
    with open_own(own_settings) as store, monkeypatch.context() as patch:
        assert store.read("MATCH (n) WHERE NOT n:Schema RETURN count(n) AS n") == [{"n": 0}]
        rubble = new_staging(own_settings.home) / "data" / "databases" / "neo4j"
        rubble.mkdir(parents=True)
        patch.setattr(EmbeddedServer, "launch", killed)
        with pytest.raises(KeyboardInterrupt):
            load(store, Kept(community), file, "net", settings=own_settings, bulk=True)
    with open_own(own_settings) as store:
        assert store.read("MATCH (l:Load) RETURN l.done AS done") == [{"done": True}]
        assert store.read("MATCH ()-[r:ANSWERED]->() RETURN count(r) AS n") == [{"n": 1}]
        (row,) = store.read("SHOW CONSTRAINTS YIELD name RETURN count(*) AS n")
        assert row["n"] > 10


@pytest.mark.neo4j
def test_only_an_embedded_graph_that_is_empty_and_not_in_use_is_replaced(
    store, settings, make_batch, loader
):
    with pytest.raises(NotInBulkError, match="only the embedded"):
        confirm(store, settings)
    embedded = settings.model_copy(update={"neo4j_uri": None})
    confirm(store, embedded)
    store.write("CREATE INDEX mine FOR (n:Mine) ON (n.x)")
    try:
        with pytest.raises(NotInBulkError, match="an index of its own, 'mine'"):
            confirm(store, embedded)
    finally:
        store.write("DROP INDEX mine")
    loader(store, make_batch(accounts=[{"id": "a"}]))
    with pytest.raises(NotInBulkError, match="not empty"):
        confirm(store, embedded)


class Answering:
    """What a server with another client would answer."""

    address = Address("bolt://127.0.0.1:1", "neo4j", "", embedded=True)

    def read(self, cypher):
        return [{"address": "127.0.0.1:1"}] if "listConnections" in cypher else []


def test_a_server_that_others_use_is_not_restarted():
    with pytest.raises(NotInBulkError, match="1 other connections to the server are open"):
        confirm(Answering(), Settings())


@pytest.fixture
def gathered(tmp_path):
    """Return a function that makes files of batches, without a server."""

    def make(*batches):
        folder = tmp_path / "files"
        folder.mkdir()
        waiting = Gathered.within(folder)
        ready = [make_ready(batch, "net") for batch in batches]
        rejects = RejectsFile(tmp_path / "rejects.csv")
        reached = gather(ready, Checkpoint("load", "net"), waiting, rejects, silent)
        return settle(waiting, reached, folder, {"source": "kept", "path": "f"})

    return make


@pytest.mark.parametrize(
    ("tables", "why"),
    [
        ([{"contents": [{"id": "c", "kind": "post"}]}] * 2, "some contents come in more than one"),
        (
            [{"interactions": [{"id": "i", "actor": "a", "target": "b"}]}] * 2,
            "some interactions come in more than one",
        ),
        ([{"contents": [{"id": "c", "kind": "post", "title": ""}]}], "a 'title' is an empty text"),
        (
            [{"accounts": [{"id": "a", "person": person}]} for person in "PQ"],
            "'net/a' changes its person",
        ),
    ],
)
def test_what_would_not_come_out_the_same_is_refused(gathered, make_batch, tables, why):
    with pytest.raises(NotInBulkError, match=why):
        gathered(*(make_batch(**table) for table in tables))


def test_interactions_of_two_kinds_may_have_the_same_id(gathered, make_batch):
    rows = [{"id": "i", "kind": kind, "actor": "a", "target": "b"} for kind in ("LIKED", "QUOTED")]
    finished = gathered(*(make_batch(interactions=[row]) for row in rows))
    assert finished.records["interactions"].created == 2
    assert replace(finished, done=True) == finished


def test_small_files_are_not_looked_through(tmp_path):
    (tmp_path / "small").write_bytes(b"x" * 1000)
    (tmp_path / "large").write_bytes(b"x" * 2_000_000)
    assert not is_large([tmp_path / "small"])
    assert is_large([tmp_path / "small", tmp_path / "large"])
