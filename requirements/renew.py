"""Renew the lock files from pyproject.toml: versions pinned, files hashed, no address in them.

run.lock is what a user needs (with every extra), dev.lock is that and the tools. Both hold for
each supported Python and platform (environment markers). What is locked keeps its version as long
as pyproject.toml allows it; with ``--upgrade`` all go to their newest.
"""

import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent
# setuptools builds the editable install without a download of its own (--no-build-isolation).
EVERYONE = "setuptools>=80\n"

# The tools are fitted to what users get, never the other way round.
TOOLS = ["--group", "dev", "--constraint", str(HERE / "run.lock")]

for name, arguments in {"run": [], "dev": TOOLS}.items():
    subprocess.run(  # noqa: S603 - our own arguments
        [
            *(sys.executable, "-m", "uv", "pip", "compile", "pyproject.toml", "-"),
            *("--universal", "--generate-hashes", "--python-version", "3.11", "--all-extras"),
            *("--no-header", "--no-emit-index-url", "--no-annotate", "--quiet", *sys.argv[1:]),
            *("--output-file", str(HERE / f"{name}.lock"), *arguments),
        ],
        cwd=HERE.parent,
        input=EVERYONE,
        text=True,
        check=True,
    )
