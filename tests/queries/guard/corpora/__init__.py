"""The two corpora of the guard, and what their queries are given."""

import re
from dataclasses import dataclass
from pathlib import Path

CANARY = "the content of the canary"
PARAMETERS = {
    "ids": ["ada", "forum/ben"],
    "label": "Person",
    "map": {"id": "ada", "name": "x', x: 1}) CREATE (n:Intruder) //"},
    "cypher": "CREATE (n:Intruder)",
    "huge": 10**10,
    "regex": "(a+)+(b*)*$",
}
HEADING = re.compile(r"// (?P<mark>attempts|harmless|asks|25 asks): (?P<what>.+)")


@dataclass(frozen=True)
class Entry:
    """One query of a corpus."""

    mark: str
    what: str
    cypher: str


def corpus(name: str) -> list[Entry]:
    """Read a corpus: entries are parted by an empty line, and each begins with its heading."""
    text = Path(__file__).with_name(name).read_text(encoding="utf-8")
    entries = []
    for block in text.split("\n\n")[1:]:
        heading, _, cypher = block.partition("\n")
        found = HEADING.fullmatch(heading)
        assert found, heading
        entries.append(Entry(found["mark"], found["what"], cypher.rstrip("\n")))
    return entries
