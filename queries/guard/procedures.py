"""Which procedures may be called; every other one is refused.

They read the schema or an index. Of Graph Data Science, where a server has it, those pass that
neither write to the graph nor export: what they make lives in a projection in memory. A projection
by Cypher is refused, for it runs a text that the guard has not seen.
"""

import re

READING = frozenset(
    {
        "db.index.fulltext.listAvailableAnalyzers",
        "db.index.fulltext.queryNodes",
        "db.index.fulltext.queryRelationships",
        "db.index.vector.queryNodes",
        "db.index.vector.queryRelationships",
        "db.labels",
        "db.ping",
        "db.propertyKeys",
        "db.relationshipTypes",
        "db.schema.nodeTypeProperties",
        "db.schema.relTypeProperties",
        "db.schema.visualization",
        "gds.graph.drop",
        "gds.graph.exists",
        "gds.graph.filter",
        "gds.graph.list",
        "gds.graph.project",
        "gds.list",
        "gds.version",
    }
)
_ALGORITHM = re.compile(r"gds\.[A-Za-z0-9.]+\.(?:stream|stats|mutate)(?:\.estimate)?")
_NAME = re.compile(r"[\w.]+(?=\()")


def may_be_called(details: str) -> bool:
    """Say whether a procedure may be called, by what a plan says of the call.

    Examples
    --------
    >>> may_be_called("db.labels() :: (label :: STRING)")
    True
    >>> may_be_called("gds.pageRank.stream($autostring_0) :: (nodeId :: INTEGER, score :: FLOAT)")
    True
    >>> may_be_called("gds.pageRank.write($g) :: ()"), may_be_called("db.createLabel('a') :: ()")
    (False, False)
    """
    name = _NAME.match(details)
    return name is not None and (name[0] in READING or bool(_ALGORITHM.fullmatch(name[0])))
