"""A real server on this machine whose answers each test makes, with the troubles of real ones."""

import gzip
import json
import threading
from collections.abc import Callable
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

import pytest

import leylines.graph.fetching.pace as pace
from leylines.graph.fetching import feed_named, fetch


class Site:
    """Answers requests by a function of path and parameters.

    The function returns JSON, or ``(JSON, headers)``, or ``(status, bytes, headers)``, or None for
    404. ``troubles`` maps the number of a request to what happens to it instead.
    """

    def __init__(self, answer: Callable) -> None:
        self.answer = answer
        self.asked: list[str] = []
        self.headers: list[dict[str, str]] = []
        self.troubles: Callable[[int], str | None] = lambda number: None
        self.root = ""

    def asked_paths(self) -> list[str]:
        return [urlsplit(each).path for each in self.asked]


def handler(site: Site) -> type[BaseHTTPRequestHandler]:
    lock = threading.Lock()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self):
            with lock:
                site.asked.append(self.path)
                site.headers.append(dict(self.headers))
                trouble = site.troubles(len(site.asked))
            parts = urlsplit(self.path)
            answer = made(trouble) if trouble else site.answer(parts.path, parse_qs(parts.query))
            if answer is None:
                answer = (404, b"{}", {})
            elif not isinstance(answer, tuple):
                answer = (answer, {})
            if len(answer) == 2:
                answer = (200, json.dumps(answer[0]).encode(), answer[1])
            status, content, headers = answer
            self.send_response(status)
            for name, value in ({"Content-Length": str(len(content))} | headers).items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(content)
            if trouble == "cut":
                self.close_connection = True

        def log_message(self, *arguments):
            pass

    return Handler


def made(trouble: str):
    """Return the answer of a server in trouble."""
    return {
        "busy": (429, b"slow down", {"Retry-After": "0"}),
        "broken": (500, b"oops", {}),
        "away": (503, b"", {"Retry-After": "0"}),
        "cut": (200, b'[{"id": 1', {"Content-Length": "1000"}),
        "html": (200, b"<html>please wait</html>", {}),
    }[trouble]


class Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request, address):
        """Say nothing of clients that are killed."""


@contextmanager
def served(site: Site):
    server = Server(("127.0.0.1", 0), handler(site))
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    site.root = f"http://127.0.0.1:{server.server_port}"
    try:
        yield site
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


@pytest.fixture
def serve(monkeypatch):
    """Return a function that serves what another function answers."""
    from contextlib import ExitStack

    monkeypatch.setattr(pace, "FIRST_PAUSE", 0.001)
    with ExitStack() as running:
        yield lambda answer: running.enter_context(served(Site(answer)))


@pytest.fixture
def fetched(tmp_path):
    """Return a function that fetches into the test's archive without any pause."""

    def fetch_into(feed, address, folder="archive", **how):
        return fetch(feed_named(feed), address, tmp_path / folder, **{"interval": 0} | how)

    return fetch_into


@pytest.fixture
def archived(tmp_path):
    """Return a function that reads the archive: its pages, in order."""

    def read(folder="archive"):
        return [
            (line["kind"], line["body"])
            for file in sorted((tmp_path / folder).glob("*.jsonl.gz"))
            for line in map(json.loads, gzip.decompress(file.read_bytes()).splitlines())
        ]

    return read


def troubled(number: int) -> str | None:
    """Make every third request fail, each time in another way."""
    kinds = ("busy", "broken", "cut", "away", "html")
    return None if number % 3 else kinds[number // 3 % len(kinds)]


@pytest.fixture
def troubles():
    return troubled
