"""A load that is killed, cut off or held up at any point ends as if nothing had happened."""

import json
import os
import random
import subprocess
import sys
import threading
import time
import warnings
from itertools import count
from pathlib import Path

import psutil
import pytest
from faults import killed
from faults.batches import BATCHES, Small
from faults.points import Points
from faults.proxy import Proxy
from neo4j.exceptions import TransientError

from leylines.graph.errors import ServerError
from leylines.graph.loading import load
from leylines.graph.server import Address, EmbeddedServer
from leylines.graph.settings import Settings
from leylines.graph.store import Store, connect
from leylines.graph.verify import loaded_content

pytestmark = pytest.mark.neo4j

# Points are drawn anew for each seed; any may be set to look further.
ALL = os.environ.get("LEYLINES_TEST_ALL") == "1"
SEED = int(os.environ.get("LEYLINES_TEST_SEED", "20261124"))
EMPTY = "MATCH (n) WHERE NOT n:Schema DETACH DELETE n"
WRITTEN = {  # what one undisturbed load of the small source does, counted by hand
    "rows_read": 89,
    "rejected": 5,
    "batches": 5,
    "interactions_created": 60,
    "interactions_unchanged": 0,
    "accounts_created": 6,
    "accounts_updated": 4,
}


def left(store, data_dir):
    """Return what a finished load left behind: the graph, its counts, and the rejects file."""
    (node,) = store.read("MATCH (l:Load) RETURN properties(l) AS l")
    counts = {name: value for name, value in node["l"].items() if name not in ("at", "path")}
    rejects = [file.read_bytes() for file in Path(data_dir).glob("rejects/*.csv")]
    return loaded_content(store), counts, rejects


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "file"
    path.write_text("content")
    return path


@pytest.fixture
def undisturbed(store, settings, file):
    """Return what a load leaves behind that nothing befalls, and how many points it comes by."""
    points = Points()
    with points.watched():
        load(store, Small(), file, "net", settings=settings)
    found = left(store, settings.data_dir)
    store.write(EMPTY)
    for rejects in settings.data_dir.glob("rejects/*.csv"):
        rejects.unlink()
    return found, points.names


def test_an_undisturbed_load_is_known_by_hand(undisturbed):
    (content, counts, (rejects,)), names = undisturbed
    assert {name: counts[name] for name in WRITTEN} == WRITTEN
    assert counts["done"]
    # p0 to p11, and p0-told to p4-told
    assert (content.counts["Account"], content.counts["Content"]) == (17, 6)
    assert content.counts["LIKED"] + content.counts["REPLIED"] == 60
    assert rejects.count(b"why") == BATCHES
    assert names.count("before commit") == BATCHES + 4


@pytest.fixture
def killing(environment):
    """Return a function that loads in a process that kills itself at a point."""
    process = subprocess.Popen(
        [sys.executable, killed.__file__],
        env=os.environ | {"PYTHONPATH": str(Path(killed.__file__).parents[1])},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )

    def ask(file, data_dir, die_at=None):
        order = {"file": str(file), "data_dir": str(data_dir), "die_at": die_at}
        process.stdin.write(json.dumps(order) + "\n")
        process.stdin.flush()
        return json.loads(process.stdout.readline())

    with process:
        yield ask
        process.stdin.close()


def chosen(names, how_many):
    """Return the points around each commit and some in between, in a random order."""
    draw = random.Random(SEED)
    # Behind its last commit a load is finished, and the next one begins anew and finds all there.
    names = names[: len(names) - 1 - names[::-1].index("after commit")]
    around = [place for place, name in enumerate(names) if name.endswith(("commit", "rejects"))]
    others = sorted(set(range(len(names))) - set(around))
    some = draw.sample(around, how_many * 2 // 3) if how_many < len(around) else around
    return draw.sample(some + draw.sample(others, how_many - len(some)), how_many)


@pytest.mark.parametrize("how_many", [24 if ALL else 6])
def test_a_loader_that_is_killed_at_any_point(
    store, killing, undisturbed, file, tmp_path, how_many
):
    expected, names = undisturbed
    for place in chosen(names, how_many):
        folder = tmp_path / f"killed-{place}"
        assert killing(file, folder, place) == {"killed": True}, names[place]
        # Killed a second time, soon after it went on.
        killing(file, folder, place % 7 + 3)
        ended = killing(file, folder)
        assert ended["rows"] == [89, 5], (names[place], ended)
        assert left(store, folder) == expected, names[place]
        store.write(EMPTY)


@pytest.fixture
def proxied(store, settings):
    """Return a store whose connections go through a proxy, and the proxy."""
    address = store.address
    proxy = Proxy(int(address.uri.rpartition(":")[2]))
    through = Address(
        f"bolt://127.0.0.1:{proxy.port}", address.user, address.password, embedded=True
    )
    with Store(through) as cut_off:
        yield cut_off, proxy
    proxy.close()


@pytest.mark.parametrize(
    ("at", "fault"),
    [
        ("before transaction", "cut"),
        ("before statement", "cut"),
        ("after statement", "cut"),
        ("before commit", "cut"),
        ("after commit", "cut"),
        ("before statement", "cut_at_the_next_answer"),
        ("before commit", "cut_at_the_next_answer"),
        ("before commit", "stall"),
        ("after statement", "stall"),
    ],
)
def test_a_network_that_is_cut_or_stalls(store, proxied, undisturbed, settings, file, at, fault):
    expected, names = undisturbed
    cut_off, proxy = proxied
    happen = {"stall": lambda: proxy.stall(0.5)}.get(fault, getattr(proxy, fault))
    third = names.count(at) * 3 // 5
    points = Points(third, happen, only=at)
    with points.watched():
        load(cut_off, Small(), file, "net", settings=settings)
    assert len(points.names) > third
    assert proxy.cuts == (fault != "stall")
    assert left(store, settings.data_dir) == expected


def test_a_load_whose_every_answer_to_a_commit_is_lost_goes_on_by_itself(
    store, proxied, undisturbed, settings, file
):
    expected, names = undisturbed
    cut_off, proxy = proxied
    points = Points()
    points.come_by = lambda name: name == "before commit" and proxy.cut_at_the_next_answer()
    with points.watched(), pytest.raises(ServerError):
        cut_off.write("CREATE (:Unsure)")  # of what is not idempotent the caller is told
    store.write("MATCH (n:Unsure) DELETE n")
    odd = count()
    points.come_by = lambda name: (
        name == "before commit" and next(odd) % 2 == 0 and proxy.cut_at_the_next_answer()
    )
    with points.watched():
        load(cut_off, Small(), file, "net", settings=settings)
    assert proxy.cuts == 1 + names.count("before commit")
    assert left(store, settings.data_dir) == expected


class Rival(Points):
    """Another writer that holds an account and then wants the network, which the loader holds.

    Neo4j ends one of the two. It was seen to spare the one that asks last and holds more locks.
    """

    def __init__(self, store, loses):
        super().__init__()
        self.store, self.loses, self.deadlocks = store, loses, 0
        self.has_account, self.go_on = threading.Event(), threading.Event()
        self.thread = threading.Thread(target=self.write)

    def write(self):
        with self.store.session() as session:
            work = session.begin_transaction()
            if not self.loses:
                work.run("UNWIND range(1, 2000) AS i CREATE (:Rival {i: i})").consume()
            work.run("MATCH (a:Account {id: 'net/p0'}) SET a.id = a.id").consume()
            self.has_account.set()
            self.go_on.wait(20)
            if not self.loses:
                time.sleep(3)  # the loader is waiting for the account by now
            try:
                work.run("MATCH (n:Network {id: 'net'}) SET n.id = n.id").consume()
            except TransientError:
                self.deadlocks += 1
            work.close()

    def begin(self):
        self.thread.start()
        assert self.has_account.wait(20)

    def come_by(self, name):
        self.names.append(name)
        if self.go_on.is_set() or self.names.count("before transaction") < 5:
            return
        if name == "before transaction":
            self.begin()
        since = self.names[::-1].index("before transaction")
        if name == "before statement" and "after statement" in self.names[-since - 1 :]:
            # With its first statement the loader has locked the network.
            self.go_on.set()
            time.sleep(0.3 if self.loses else 0)  # the rival is waiting for the network by now


@pytest.mark.parametrize("rival_loses", [True, False])
def test_a_deadlock_is_tried_again(each_store, tmp_path, file, rival_loses):
    settings, points = Settings(data_dir=tmp_path / "data"), Points()
    with points.watched():
        load(each_store, Small(), file, "net", settings=settings)
    expected = left(each_store, settings.data_dir)
    each_store.write(EMPTY)
    for rejects in settings.data_dir.glob("rejects/*.csv"):
        rejects.unlink()

    with Store(each_store.address) as other:
        rival = Rival(other, rival_loses)
        with rival.watched():
            load(each_store, Small(), file, "net", settings=settings)
        rival.thread.join()
    tried_again = rival.names.count("before statement") > points.names.count("before statement")
    assert (tried_again, rival.deadlocks) == (not rival_loses, rival_loses)
    assert left(each_store, settings.data_dir) == expected


@pytest.fixture
def own_settings(servers, tmp_path, cache_dir):
    """Return settings of an embedded server of the test's own, which ends with it."""
    servers.store("2026.08")  # skips where no embedded Neo4j can be had
    settings = Settings(
        data_dir=tmp_path / "own", cache_dir=cache_dir, heap_mib=512, page_cache_mib=64
    )
    yield settings
    EmbeddedServer(settings).stop()


def open_own(settings):
    with warnings.catch_warnings():
        # The server is left running by whoever starts it, on purpose.
        warnings.simplefilter("ignore", ResourceWarning)
        return connect(settings)


@pytest.mark.slow
@pytest.mark.parametrize(
    "at", ["before commit", *(["before statement", "after commit"] if ALL else [])]
)
def test_a_server_that_is_killed_while_it_writes(own_settings, undisturbed, file, at):
    """The one of the test's own is killed; what it should hold is known from the shared one."""
    expected, names = undisturbed
    with open_own(own_settings) as store:
        server = psutil.Process(EmbeddedServer(own_settings).status().pid)
        points = Points(names.count(at) // 2, server.kill, only=at)
        with points.watched(), pytest.raises(ServerError) as caught:
            load(store, Small(), file, "net", settings=own_settings)
        assert caught.value.cure
    with open_own(own_settings) as store:
        summary = load(store, Small(), file, "net", settings=own_settings)
        assert summary.resumed_at
        assert left(store, own_settings.data_dir) == expected
