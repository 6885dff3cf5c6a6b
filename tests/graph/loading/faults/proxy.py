"""A proxy between a loader and its server whose connections can be cut, closed to, or stalled."""

import socket
import threading
import time
from contextlib import suppress


class Proxy:
    """Listens on a loopback port and hands bytes on, both ways, to another port."""

    def __init__(self, port):
        self.server = socket.create_server(("127.0.0.1", 0))
        self.port = self.server.getsockname()[1]
        self.target = port
        self.sockets = []
        self.running = threading.Event()
        self.running.set()
        self.drop_answers = False
        self.cuts = 0
        threading.Thread(target=self._accept, daemon=True).start()

    def _accept(self):
        with suppress(OSError):
            while True:
                client, _ = self.server.accept()
                there = socket.create_connection(("127.0.0.1", self.target))
                self.sockets += [client, there]
                for source, to in ((client, there), (there, client)):
                    arguments = (source, to, source is there)
                    threading.Thread(target=self._hand_on, args=arguments, daemon=True).start()

    def _hand_on(self, source, to, is_answer):
        with suppress(OSError):
            while data := source.recv(1 << 16):
                self.running.wait()
                if is_answer and self.drop_answers:
                    self.drop_answers = False
                    self.cut()
                    return
                to.sendall(data)
        for each in (source, to):
            with suppress(OSError):
                each.shutdown(socket.SHUT_RDWR)

    def cut(self):
        """Cut every connection; new ones are taken."""
        self.cuts += 1
        sockets, self.sockets = self.sockets, []
        for each in sockets:
            with suppress(OSError):
                each.shutdown(socket.SHUT_RDWR)
            each.close()

    def cut_at_the_next_answer(self):
        """Let the next request through and keep its answer back: cut instead."""
        self.drop_answers = True

    def stall(self, seconds):
        """Hand nothing on for a while."""
        self.running.clear()
        threading.Timer(seconds, self.running.set).start()
        time.sleep(0)

    def close(self):
        self.running.set()
        self.server.close()
        self.cut()
