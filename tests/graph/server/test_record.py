"""What a server writes down about itself: who lives, who may read it, which port is free."""

import os
import socket
import threading

import pytest

from leylines.graph.server.configuration import choose_memory
from leylines.graph.server.password import keep_password, new_password, read_password
from leylines.graph.server.port import answers, free_port
from leylines.graph.server.record import ServerRecord, read_record, record_path, write_record
from leylines.graph.settings import Settings


def test_a_record_comes_back_and_names_a_living_process(tmp_path):
    record = ServerRecord.of_this_process("5.26.30", 7687)
    write_record(tmp_path, record)
    assert read_record(tmp_path) == record
    assert record.is_living()


def test_a_number_used_again_is_not_the_same_process():
    mine = ServerRecord.of_this_process("5.26.30", 7687)
    before = ServerRecord(mine.pid, mine.created - 3600, mine.version, mine.port)
    assert not before.is_living()


@pytest.mark.parametrize("text", ["", "{", "[]", '{"pid": 1}', "null"])
def test_a_spoilt_record_is_none(tmp_path, text):
    record_path(tmp_path).write_text(text)
    assert read_record(tmp_path) is None


@pytest.mark.skipif(os.name == "nt", reason="no modes there")
def test_only_its_owner_can_read_a_password(tmp_path):
    old = os.umask(0)
    try:
        keep_password(tmp_path, password := new_password())
    finally:
        os.umask(old)
    (file,) = tmp_path.iterdir()
    assert file.stat().st_mode & 0o777 == 0o600
    assert read_password(tmp_path) == password
    assert len(password) > 40


def test_a_wanted_port_is_given_only_if_it_is_free():
    wanted = free_port()
    assert free_port(wanted) == wanted
    with socket.create_server(("127.0.0.1", wanted)):
        assert free_port(wanted) != wanted


def test_something_that_does_not_speak_bolt_does_not_answer():
    with socket.create_server(("127.0.0.1", 0)) as other:

        def answer() -> None:
            connection, _ = other.accept()
            with connection:
                connection.recv(100)
                connection.sendall(b"HTTP/1.1 400 Bad Request")

        thread = threading.Thread(target=answer)
        thread.start()
        assert not answers(other.getsockname()[1])
        thread.join()


@pytest.mark.parametrize("gib", [0.5, 1, 2, 4, 16, 512])
def test_memory_fits_the_machine(gib):
    memory = choose_memory(Settings(), int(gib * (1 << 30)))
    assert 384 <= memory.heap_mib <= 2048
    assert 64 <= memory.page_cache_mib <= 1024
    assert gib < 1 or memory.heap_mib + memory.page_cache_mib <= gib * 1024 / 2


def test_memory_can_be_set():
    memory = choose_memory(Settings(heap_mib=300, page_cache_mib=20))
    assert (memory.heap_mib, memory.page_cache_mib) == (300, 20)
