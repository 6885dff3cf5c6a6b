"""Kernels are compiled once, kept, and never stale."""

import subprocess
import sys

import numpy as np

from leylines.queries.engine import kernel
from leylines.queries.engine.kernel import folder

PROGRAM = """
import numpy as np, total
print(total.total(np.ones(4)), *total.total.stats.cache_hits.values())
"""
SOURCE = """
from leylines.queries.engine import kernel

@kernel()
def total(values):
    result = 0.0
    for value in values:
        result += value
    return result
"""


def test_a_second_process_finds_the_kernel_compiled(tmp_path):
    (tmp_path / "total.py").write_text(SOURCE)
    (tmp_path / "program.py").write_text(PROGRAM)

    def printed():
        environment = {"HOME": str(tmp_path), "XDG_CACHE_HOME": str(tmp_path / "cache")}
        return subprocess.run(
            [sys.executable, "program.py"],
            cwd=tmp_path,
            env=environment,
            capture_output=True,
            text=True,
            check=True,
        ).stdout.split()

    assert printed() == ["4.0"]
    assert printed() == ["4.0", "1"]
    assert list((tmp_path / "cache" / "leylines" / "kernels").glob("*/**/*.nbi"))
    assert not list(tmp_path.glob("__pycache__/*.nbi"))


def test_the_folder_is_named_for_the_sources():
    assert folder().parent.name == "kernels"
    assert len(folder().name) == 16


def test_a_function_without_a_file_is_compiled_too():
    space: dict[str, object] = {}
    exec("def double(x):\n    return 2 * x", space)
    assert kernel()(space["double"])(np.float64(2.0)) == 4.0
