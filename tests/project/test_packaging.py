"""The distribution holds what the tree holds."""

import re
import shutil
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PACKAGES = ("graph", "queries", "ui")


@pytest.fixture(scope="module")
def pyproject():
    return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def test_every_package_is_listed(pyproject):
    listed = set(pyproject["tool"]["setuptools"]["packages"])
    in_tree = {
        "leylines." + ".".join(file.parent.relative_to(ROOT).parts)
        for package in PACKAGES
        for file in (ROOT / package).rglob("__init__.py")
    }
    assert listed == in_tree


def test_there_is_no_package_named_leylines_itself():
    assert not (ROOT / "leylines").exists()


@pytest.mark.slow
def test_the_wheel_holds_every_file_of_the_packages(tmp_path):
    tree = tmp_path / "tree"
    for name in PACKAGES:
        shutil.copytree(ROOT / name, tree / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(ROOT / name, tree)
    subprocess.run(
        [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", tmp_path, tree],
        check=True,
        capture_output=True,
    )
    (wheel,) = tmp_path.glob("*.whl")
    held = {name for name in zipfile.ZipFile(wheel).namelist() if ".dist-info/" not in name}
    tracked = subprocess.run(
        ["git", "ls-files", *PACKAGES], cwd=ROOT, check=True, capture_output=True, text=True
    ).stdout.splitlines()
    built_from = "ui/canvas/web/"
    assert held == {f"leylines/{name}" for name in tracked if not name.startswith(built_from)}


def test_the_tools_are_fitted_to_what_users_get():
    run, dev = (
        dict(
            re.findall(r"^([\w.-]+)==(\S+)", (ROOT / f"requirements/{name}.lock").read_text(), re.M)
        )
        for name in ("run", "dev")
    )
    assert run == {name: dev.get(name) for name in run}


def test_the_locks_hold_hashes_and_no_addresses():
    for name in ("run", "dev"):
        text = (ROOT / "requirements" / f"{name}.lock").read_text(encoding="utf-8")
        assert "://" not in text
        pinned = [line for line in text.splitlines() if "==" in line]
        assert len(pinned) > 40
        assert text.count("--hash=sha256:") >= len(pinned)
