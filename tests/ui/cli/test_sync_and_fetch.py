"""``leylines fetch`` and ``leylines sync``, with a server on this machine."""

import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest


class HackerNews(BaseHTTPRequestHandler):
    """Three items, and no more."""

    def do_GET(self):
        name = self.path.removeprefix("/v0/").removesuffix(".json")
        body = {"maxitem": 3, "updates": {"items": []}}.get(name, {"id": 1, "by": "ada"})
        content = json.dumps(body).encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *arguments):
        pass


@pytest.fixture
def address():
    server = ThreadingHTTPServer(("127.0.0.1", 0), HackerNews)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


def test_fetching(run, address, tmp_path):
    first = run("fetch", "hackernews", address, "--into", tmp_path / "news", "--json")
    assert (first.exit_code, first.stderr) == (0, "")
    assert json.loads(first.stdout)["answers"] == 3
    again = run("fetch", "hackernews", address, "--into", tmp_path / "news")
    assert f"hackernews {address}: 0 answers in 0 files added" in again.stdout
    assert run("fetch", "hackernews", address, "--into", tmp_path / "news", "-q").stdout == ""


@pytest.mark.parametrize(
    ("arguments", "code", "complaint"),
    [
        (["fetch", "fax", "http://127.0.0.1:1", "--into", "x"], 9, "no feed named 'fax'"),
        (["fetch", "github", "http://127.0.0.1:1", "--into", "x"], 9, "no repository"),
        (["fetch", "github", "ftp://example.org", "--into", "x"], 9, "Only http"),
        (
            ["fetch", "github", "https://x.org/a/b", "--into", "x", "--token-file", "none"],
            9,
            "token cannot be read",
        ),
        (["sync", "missing.toml"], 2, "cannot be read"),
    ],
)
def test_mistakes(run, tmp_path, monkeypatch, arguments, code, complaint):
    monkeypatch.chdir(tmp_path)
    result = run(*arguments)
    assert (result.exit_code, result.stdout) == (code, "")
    assert complaint in result.stderr
    assert "Traceback" not in result.stderr


CONFIG = """
analyse = true

[[source]]
network = "forum"
source = "csv"
path = "rows.csv"
"""
BROKEN = """
[[source]]
network = "gone"
source = "csv"
path = "gone.csv"
"""


@pytest.mark.neo4j
def test_synchronising(run, environment, tmp_path):
    rows = [f"REPLIED,{actor},ada,2026-01-0{day}T00:00:00Z" for actor in "bc" for day in (1, 2, 3)]
    (tmp_path / "rows.csv").write_text("\n".join(["kind,actor,target,at", *rows]) + "\n")
    config = tmp_path / "communities.toml"
    config.write_text(CONFIG)
    result = run("sync", config, "--json")
    assert (result.exit_code, result.stderr) == (0, "")
    answer = json.loads(result.stdout)
    (source,) = answer["sources"]
    assert (source["status"], source["rows_read"], source["error"]) == ("loaded", 6, None)
    assert answer["analysis"]["run"]["interactions"] == 6
    assert run("sync", config, "--quiet").stdout == ""
    config.write_text(CONFIG + BROKEN)
    failing = run("sync", config, "--quiet")
    assert (failing.exit_code, failing.stdout) == (1, "")
    assert failing.stderr.startswith("Failed: gone: There is no such file or folder")
    assert "unchanged" in run("sync", config).stdout


@pytest.mark.neo4j
def test_a_mirrored_load(run, environment, tmp_path):
    file = tmp_path / "rows.csv"
    for actors, removed in (("bc", 0), ("c", 1)):
        rows = [f"REPLIED,{actor},ada,2026-01-01T00:00:00Z" for actor in actors]
        file.write_text("\n".join(["kind,actor,target,at", *rows]) + "\n")
        load = ("load", "csv", file, "--network", "forum", "--mirror", "--json")
        result = run(*load, "--most-removed", "0.5")
        assert json.loads(result.stdout)["records"]["interactions"]["removed"] == removed
    file.write_text("kind,actor,target,at\nREPLIED,d,e,2026-01-01T00:00:00Z\n")
    result = run("load", "csv", file, "--network", "forum", "--mirror")
    assert result.exit_code == 5
    assert "--most-removed" in result.stderr
