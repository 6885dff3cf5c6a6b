"""What can be checked of the containers without an engine."""

import os
import re
import runpy
import shutil
import subprocess
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parents[2]
DOCKER = ROOT / "docker"


@pytest.fixture(scope="module")
def services():
    return yaml.safe_load((DOCKER / "compose.yml").read_text(encoding="utf-8"))["services"]


def instructions():
    text = (DOCKER / "Dockerfile").read_text(encoding="utf-8").replace("\\\n", " ")
    lines = [line.split(maxsplit=1) for line in text.splitlines() if re.match(r"[A-Z]+ ", line)]
    return [(word, rest) for word, rest in lines]


def test_ports_are_published_on_this_machine_only(services):
    for service in services.values():
        assert all(port.startswith("127.0.0.1:") for port in service["ports"])


def test_each_service_has_a_health_check(services):
    assert "healthcheck" in services["neo4j"]
    assert any(word == "HEALTHCHECK" for word, _ in instructions())
    assert services["leylines"]["depends_on"]["neo4j"]["condition"] == "service_healthy"


def test_the_explorer_does_not_run_as_root():
    users = [rest for word, rest in instructions() if word == "USER"]
    assert users
    assert users[-1] == "10001"


def test_neo4j_is_the_version_that_the_embedded_one_is_locked_to(services):
    lock = (ROOT / "graph/server/locks/neo4j-2026.08.lock").read_text(encoding="utf-8")
    version = re.search(r"org\.neo4j:neo4j:([\d.]+)", lock).group(1)
    assert services["neo4j"]["image"] == f"neo4j:{version}-community"


def test_no_password_stands_in_the_files(services):
    assert services["neo4j"]["environment"]["NEO4J_AUTH_FILE"].startswith("/run/secrets/")
    assert "NEO4J_AUTH" not in services["neo4j"]["environment"]


def test_what_the_dockerfile_copies_is_sent_to_it():
    ignore = (ROOT / ".dockerignore").read_text(encoding="utf-8")
    for word, rest in instructions():
        if word == "COPY" and not rest.startswith("--from"):
            for name in rest.split()[:-1]:
                assert (ROOT / name).exists()
                assert f"!{name}" in ignore


def test_a_new_password_is_random_and_private(tmp_path):
    script = shutil.copy(DOCKER / "new_password.py", tmp_path)
    runpy.run_path(str(script))
    file = tmp_path / ".env"
    assert file.stat().st_mode & 0o777 == 0o600
    first = file.read_text(encoding="ascii")
    assert re.fullmatch(r"NEO4J_PASSWORD=([0-9a-f]{48})\nNEO4J_AUTH=neo4j/\1\n", first)
    with pytest.raises(SystemExit, match="kept"):
        runpy.run_path(str(script))
    assert file.read_text(encoding="ascii") == first


def test_compose_accepts_the_file():
    docker = shutil.which("docker")
    if (
        docker is None
        or subprocess.run([docker, "compose", "version"], capture_output=True).returncode
    ):
        pytest.skip("no `docker compose` to check the file with")
    subprocess.run(
        [docker, "compose", "-f", DOCKER / "compose.yml", "config", "--quiet"],
        env={**os.environ, "NEO4J_AUTH": "neo4j/x", "NEO4J_PASSWORD": "x"},
        check=True,
    )
