"""Which functions that somebody added to the server may be called; every other one is refused.

A plan shows functions only within the text of its expressions, and not all of them, so they are
looked for in the query. Neo4j's own functions reach for nothing but the graph and their
arguments; the server says which are not its own. Their names always have a dot.
"""

import re
from collections.abc import Iterator

from leylines.graph.store import Store

ADDED = "SHOW FUNCTIONS YIELD name, isBuiltIn WHERE NOT isBuiltIn RETURN name"
READING = (
    "apoc.agg.",
    "apoc.coll.",
    "apoc.date.",
    "apoc.map.",
    "apoc.math.",
    "apoc.number.",
    "apoc.temporal.",
    "apoc.text.",
    "gds.",
)
_ESCAPE = re.compile(r"\\u+([0-9A-Fa-f]{4})")
# Quotes, spaces and comments may stand beside each dot. Possessive, for a text made to be matched
# in many ways would otherwise keep this process busy for ever.
_GAP = r"(?:/\*.*?(?:\*/|\Z)|//[^\n\r]*|[^\w.(])*+"


def refused_functions(store: Store, cypher: str) -> Iterator[str]:
    r"""Give the names of functions in some Cypher that may not be called.

    The text is read as it is and with its escapes (``\u0061`` for a) decoded, as Cypher 5 reads
    it. A name in a text or a comment counts as well: which is which depends on the version.
    """
    readings = {cypher, decoded(cypher)}
    if not any("." in text and "(" in text for text in readings):
        return
    for row in store.ask_server(ADDED):
        name = row["name"]
        if not name.startswith(READING) and any(calls(text, name) for text in readings):
            yield name


def decoded(cypher: str) -> str:
    r"""Return Cypher with its escapes of characters decoded.

    Examples
    --------
    >>> decoded(r"\u0061poc.load")
    'apoc.load'
    """
    return _ESCAPE.sub(lambda match: chr(int(match[1], 16)), cypher)


def calls(text: str, name: str) -> bool:
    """Say whether a function's name is followed by an opening bracket somewhere in a text.

    Examples
    --------
    >>> calls("RETURN `apoc` . load /* of */ .json ('x')", "apoc.load.json")
    True
    >>> calls("RETURN apoc.load.jsonArray('x'), n.json", "apoc.load.json")
    False
    """
    parts = name.split(".")
    if parts[-1].lower() not in text.lower():
        return False
    pattern = rf"{_GAP}\.{_GAP}".join(map(re.escape, parts))
    return bool(re.search(rf"(?<!\w){pattern}{_GAP}\(", text, re.IGNORECASE | re.DOTALL))
