"""What is locked stands in the bill of materials, and its licence may come with the project."""

import json
import re
import sys
from pathlib import Path

import pytest

from leylines.graph.server.jar_lock import parse_lock

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def components():
    bill = json.loads((ROOT / "docs" / "bill-of-materials.cdx.json").read_text(encoding="utf-8"))
    return bill["components"]


@pytest.fixture
def policy(monkeypatch):
    monkeypatch.syspath_prepend(str(ROOT / "requirements"))
    import policy

    yield policy
    del sys.modules["policy"]


def hashes(component):
    return {each["content"] for each in component["hashes"]}


def of(components, kind):
    return [each for each in components if each["purl"].startswith(f"pkg:{kind}/")]


def test_the_bill_holds_what_is_locked_for_python(components):
    lock = (ROOT / "requirements" / "run.lock").read_text(encoding="utf-8")
    locked = {
        (*re.match(r"(\S+)==([^\s;]+)", block).groups(), *re.findall(r"sha256:(\w{64})", block))
        for block in re.split(r"\n(?=\S)", lock)
    }
    billed = {
        (each["name"], each["version"], *sorted(hashes(each))) for each in of(components, "pypi")
    }
    assert {(name, version, *sorted(rest)) for name, version, *rest in locked} == billed


def test_the_bill_holds_what_is_locked_for_java(components):
    locks = (ROOT / "graph" / "server" / "locks").glob("*.lock")
    jars = {jar for lock in locks for jar in parse_lock(lock)}
    billed = {(each["name"], each["version"], *hashes(each)) for each in of(components, "maven")}
    assert {(f"{jar.group}:{jar.artifact}", jar.version, jar.sha256) for jar in jars} == billed


def test_the_bill_holds_what_is_built_into_the_canvas(components):
    assert {"sigma", "graphology"} <= {each["name"] for each in of(components, "npm")}


def test_what_is_installed_is_permissive_or_has_its_reason(components, policy):
    for each in of(components, "pypi") + of(components, "npm"):
        licence = each["licenses"][0]["license"]["name"]
        reason = policy.REASONS.get(each["name"])
        assert policy.is_permissive(licence) or reason[0] == licence, each["name"]


@pytest.mark.parametrize(
    ("licence", "may"),
    [
        ("MIT", True),
        ("BSD-3-Clause AND ISC", True),
        ("GPL-3.0 OR MIT", True),
        ("MIT AND MPL-2.0", False),
        ("MIT, GPL-3.0", False),
        ("", False),
    ],
)
def test_a_licence_is_permissive_where_all_its_parts_or_one_choice_are(policy, licence, may):
    assert policy.is_permissive(licence) is may
