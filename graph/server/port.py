"""Ports of this machine: a free one to listen on, and whether Bolt answers on one."""

import socket

LOOPBACK = "127.0.0.1"
ANSWER_SECONDS = 5.0
# Bolt's handshake: its magic number, then four ranges of versions that a client could speak.
HANDSHAKE = bytes.fromhex("6060b017 00000105 00080805 00020404 00000003")


def free_port(wanted: int | None = None) -> int:
    """Return a port that nobody listens on: the wanted one if it is free, else any.

    Examples
    --------
    >>> 1024 <= free_port() <= 65535
    True
    """
    for port in (wanted, 0) if wanted else (0,):
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind((LOOPBACK, port))
            except OSError:
                continue
            return int(probe.getsockname()[1])
    raise OSError("no port of this machine is free")


def answers(port: int) -> bool:
    """Say whether something on a port of this machine speaks Bolt.

    Examples
    --------
    >>> answers(free_port())
    False
    """
    try:
        with socket.create_connection((LOOPBACK, port), timeout=ANSWER_SECONDS) as connection:
            connection.sendall(HANDSHAKE)
            # The version chosen begins with two zeroes; anything else is not Bolt.
            return connection.recv(4).startswith(b"\0\0")
    except OSError:
        return False
