"""The embedded server's life: started, found, ended, found again."""

import json
import os
import signal
import socket
import subprocess
import sys
import time

import neo4j
import psutil
import pytest

from leylines.graph.errors import ServerError
from leylines.graph.server import EmbeddedServer, find_address
from leylines.graph.server.record import ServerRecord, read_record, write_record

pytestmark = [pytest.mark.neo4j, pytest.mark.slow]

STARTER = """
import sys
from leylines.graph.settings import Settings
from leylines.graph.server import EmbeddedServer
server = EmbeddedServer(Settings.model_validate_json(sys.stdin.read()))
server.start()
print(server.status().pid)
"""


@pytest.fixture
def starter():
    """Return a function that starts a server from another process, which prints its number."""
    started: list[subprocess.Popen[str]] = []

    def start(settings) -> subprocess.Popen[str]:
        pipe = subprocess.PIPE
        process = subprocess.Popen(
            [sys.executable, "-c", STARTER], stdin=pipe, stdout=pipe, stderr=pipe, text=True
        )
        started.append(process)
        process.stdin.write(settings.model_dump_json())
        process.stdin.close()
        process.stdin = None
        return process

    yield start
    for process in started:
        process.kill()
        process.communicate()


def wait_for(condition, seconds: float = 120.0):
    until = time.monotonic() + seconds
    while not (result := condition()):
        assert time.monotonic() < until, "waited in vain"
        time.sleep(0.02)
    return result


@pytest.mark.parametrize("version", ["2026.08", "5.26"])
def test_a_life(own, ask, processes, version):
    settings = own(neo4j_version=version)
    server = EmbeddedServer(settings)
    assert not server.status().running
    assert not server.stop()
    assert not settings.home.exists()

    reports = []
    address = find_address(settings, lambda *report: reports.append(report))
    assert address.embedded
    assert reports[-1] == (f"Starting Neo4j {server.status().version}", 4, 4)
    keeps_its_secrets(server, address)
    reads_no_file_and_opens_no_connection(address, ask)
    ask(address, "CREATE (:Account {id: 'a'})")
    routed(address)

    assert EmbeddedServer(settings).start() == address, "the running server is found"
    status = server.status()
    assert (status.running, status.uri) == (True, address.uri)
    assert status.memory_bytes > 100e6
    assert "listens" in server.logs()
    assert len(server.logs(1).splitlines()) == 1

    before = time.monotonic()
    assert server.stop()
    assert time.monotonic() - before < 30
    assert not processes()
    assert not server.status().running
    again = server.start()
    assert again.password == address.password
    assert ask(again, "MATCH (a:Account) RETURN a.id AS id") == [{"id": "a"}]


def keeps_its_secrets(server, address) -> None:
    process = psutil.Process(server.status().pid)
    assert address.password not in " ".join(process.cmdline())
    assert address.password not in str(process.environ())
    assert not [name for name in process.environ() if name.startswith("LEYLINES_")]
    assert server.home.stat().st_mode & 0o777 == 0o700
    assert (server.home / "password").stat().st_mode & 0o777 == 0o600
    for log in (server.home / "logs").iterdir():
        assert address.password not in log.read_text(errors="replace")
    listening = {each.laddr for each in process.net_connections() if each.status == "LISTEN"}
    assert {each.ip.removeprefix("::ffff:") for each in listening} == {"127.0.0.1"}
    for password in ("neo4j", "", address.password[:-1]):
        with (
            neo4j.GraphDatabase.driver(address.uri, auth=("neo4j", password)) as driver,
            pytest.raises(neo4j.exceptions.AuthError),
        ):
            driver.verify_connectivity()


def reads_no_file_and_opens_no_connection(address, ask) -> None:
    for source in ("file:///etc/hostname", "http://127.0.0.1:9/", "http://[::1]:9/"):
        with pytest.raises(neo4j.exceptions.ClientError, match=r"is false|blocked"):
            ask(address, f"LOAD CSV FROM '{source}' AS row RETURN row")


def routed(address) -> None:
    """A client that asks for routing is sent back to where it came from."""
    uri = address.uri.replace("bolt:", "neo4j:")
    with neo4j.GraphDatabase.driver(uri, auth=(address.user, address.password)) as driver:
        driver.execute_query("RETURN 1", database_="neo4j")


def test_two_commands_at_once_start_one_server(own, starter, processes):
    both = [starter(own()) for _ in range(2)]
    pids = {each.communicate(timeout=300)[0] for each in both}
    assert len(pids) == 1
    assert [process.pid for process in processes()] == [int(pids.pop())]


def test_what_was_committed_outlives_a_killed_server(own, ask, processes):
    settings = own()
    address = find_address(settings)
    ask(address, "UNWIND range(1, 10000) AS i CREATE (:Content {id: toString(i)})")
    pid = EmbeddedServer(settings).status().pid
    os.kill(pid, signal.SIGKILL)
    # It loses its memory, and with it its command line, a moment before it is gone.
    wait_for(lambda: not processes() and not EmbeddedServer(settings).status().running)
    again = find_address(settings)
    assert again == address, "the port is taken up again, so that others find it too"
    assert ask(again, "MATCH (c:Content) RETURN count(c) AS n") == [{"n": 10000}]


def test_a_server_whose_starter_was_killed_is_found_by_the_next(own, starter):
    settings = own()
    first = starter(settings)
    record = wait_for(lambda: read_record(settings.home))
    assert record.port is None, "it is still starting"
    assert EmbeddedServer(settings).status().starting
    first.kill()
    first.communicate()
    find_address(settings)
    assert EmbeddedServer(settings).status().pid == record.pid


def test_a_server_nobody_uses_ends_itself_even_if_its_starter_was_killed(own, starter, processes):
    settings = own(idle_minutes=0.05)
    first = starter(settings)
    wait_for(lambda: read_record(settings.home))
    first.kill()
    first.communicate()
    wait_for(lambda: not processes())
    assert not EmbeddedServer(settings).status().running
    assert "no client for 0.05 minutes" in EmbeddedServer(settings).logs()

    address = find_address(settings)
    with neo4j.GraphDatabase.driver(address.uri, auth=(address.user, address.password)) as driver:
        driver.verify_connectivity()
        time.sleep(6)
        driver.verify_connectivity()  # a client that is connected is a use


def test_a_port_that_is_taken_is_named(own, processes):
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        with pytest.raises(ServerError, match=f"Port {port} is taken") as caught:
            find_address(own(bolt_port=port))
    assert "LEYLINES_BOLT_PORT" in str(caught.value)
    assert "server.log" in str(caught.value)
    assert not processes()


def test_a_stale_record_is_recognised(own):
    settings = own()
    settings.home.mkdir(parents=True)
    mine = psutil.Process()
    write_record(settings.home, ServerRecord(mine.pid, mine.create_time() - 60, "?", 7687))
    for lock in ("start.lock", "process.lock"):
        (settings.home / lock).touch()
    find_address(settings)
    assert EmbeddedServer(settings).status().pid != mine.pid


def test_a_lost_password_is_made_anew(own, ask):
    settings = own()
    server = EmbeddedServer(settings)
    first = server.start()
    ask(first, "CREATE (:Kept)")
    (settings.home / "password").unlink()
    with pytest.raises(ServerError, match="leylines server stop"):
        server.start()
    server.stop()
    second = server.start()
    assert second.password != first.password
    assert ask(second, "MATCH (k:Kept) RETURN count(k) AS n") == [{"n": 1}]


def test_a_server_that_is_killed_while_it_starts_is_told(own, starter, processes):
    settings = own()
    first = starter(settings)
    os.kill(wait_for(lambda: read_record(settings.home)).pid, signal.SIGKILL)
    _, told = first.communicate(timeout=60)
    assert "ServerError: The server ended while it started" in told
    assert "server.log" in told
    assert not processes()


def test_a_graph_that_cannot_be_opened_is_told(own, processes):
    settings = own()
    databases = settings.home / "data" / "databases"
    databases.parent.mkdir(parents=True)
    databases.write_text("not a folder")
    with pytest.raises(ServerError, match="Neo4j could not be started") as caught:
        find_address(settings)
    assert "server.log" in str(caught.value)
    assert json.dumps(str(caught.value)).count("\\n") == 0
    assert not processes()


@pytest.mark.skipif(os.name == "nt", reason="locks files otherwise")
def test_a_graph_that_another_neo4j_uses_is_told(own, processes):
    import fcntl

    settings = own()
    lock = settings.home / "data" / "databases" / "store_lock"
    lock.parent.mkdir(parents=True)
    with lock.open("w") as file:
        fcntl.lockf(file, fcntl.LOCK_EX)
        with pytest.raises(ServerError, match="Another Neo4j uses this graph"):
            find_address(settings)
    assert not processes()


def test_a_data_folder_that_cannot_be_made_is_told(own, tmp_path):
    (tmp_path / "file").write_text("")
    settings = own(data_dir=tmp_path / "file" / "data")
    with pytest.raises(ServerError, match="LEYLINES_DATA_DIR"):
        find_address(settings)
    assert not EmbeddedServer(settings).status().running
