"""Which operators of a plan only read the graph; every other one is refused.

A list of what is allowed cannot be outgrown: an operator that a later Neo4j adds is refused until
somebody has read what it does. Left out on purpose are ``LoadCSV``, the
``Show…`` and ``Terminate…`` commands, administration and ``CALL … IN TRANSACTIONS``.

Source: Neo4j's Cypher manual, "Operators in detail", and the names that the planners of 5.26 and
2026.08 hold.
"""

_SCANS = {
    "AllNodesScan",
    "NodeByElementIdSeek",
    "NodeByIdSeek",
    "NodeByLabelScan",
    "NodeCountFromCountStore",
    "RelationshipCountFromCountStore",
    "IntersectionNodeByLabelsScan",
    "SubtractionNodeByLabelsScan",
    "UnionNodeByLabelsScan",
    "DynamicLabelNodeLookup",
    "MultiNodeIndexSeek",
    "NodeFulltextIndexSearch",
    "NodeVectorIndexSearch",
    "NodeIndexContainsScan",
    "NodeIndexEndsWithScan",
    "NodeIndexScan",
    "NodeIndexSeek",
    "NodeIndexSeekByRange",
    "NodeUniqueIndexSeek",
    "NodeUniqueIndexSeekByRange",
}
_SCANS_OF_RELATIONSHIPS = {
    f"{direction}{scan}"
    for direction in ("Directed", "Undirected")
    for scan in (
        "AllRelationshipsScan",
        "RelationshipByElementIdSeek",
        "RelationshipByIdSeek",
        "RelationshipFulltextIndexSearch",
        "RelationshipIndexContainsScan",
        "RelationshipIndexEndsWithScan",
        "RelationshipIndexScan",
        "RelationshipIndexSeek",
        "RelationshipIndexSeekByRange",
        "RelationshipTypeScan",
        "RelationshipUniqueIndexSeek",
        "RelationshipUniqueIndexSeekByRange",
        "RelationshipVectorIndexSearch",
        "UnionRelationshipTypesScan",
    )
} | {"DynamicDirectedRelationshipTypeLookup", "DynamicUndirectedRelationshipTypeLookup"}
_PATTERNS = {
    "BidirectionalRepeat",
    "Expand",
    "OptionalExpand",
    "PathPropagatingBFS",
    "ProjectEndpoints",
    "Repeat",
    "ShortestPath",
    "StatefulShortestPath",
    "TriadicBuild",
    "TriadicFilter",
    "TriadicSelection",
    "VarLengthExpand",
}
_SUBQUERIES = {
    "Anti",
    "AntiConditionalApply",
    "AntiSemiApply",
    "Apply",
    "Argument",
    "ArgumentTracker",
    "CartesianProduct",
    "ConditionalApply",
    "LetAntiSemiApply",
    "LetSelectOrAntiSemiApply",
    "LetSelectOrSemiApply",
    "LetSemiApply",
    "RollUpApply",
    "SelectOrAntiSemiApply",
    "SelectOrSemiApply",
    "SemiApply",
}
_ROWS = {
    "CacheProperties",
    "Distinct",
    "Eager",
    "EagerAggregation",
    "EmptyResult",
    "EmptyRow",
    "Error",
    "ExhaustiveLimit",
    "Filter",
    "Input",
    "Limit",
    "NodeHashJoin",
    "NodeLeftOuterHashJoin",
    "NodeRightOuterHashJoin",
    "NonFuseable",
    "NullifyMetadata",
    "Optional",
    "OrderedAggregation",
    "OrderedDistinct",
    "OrderedUnion",
    "PartialSort",
    "PartialTop",
    "PreserveOrder",
    "ProduceResults",
    "Projection",
    "RemoteBatchProperties",
    "RemoteBatchPropertiesWithFilter",
    "Skip",
    "Sort",
    "Top",
    "Union",
    "Unwind",
    "ValueHashJoin",
    "ValueMergeJoin",
}
CALL = "ProcedureCall"
READING = frozenset({CALL} | _SCANS | _SCANS_OF_RELATIONSHIPS | _PATTERNS | _SUBQUERIES | _ROWS)
_WRITES = frozenset(
    {
        "AssertSameNode",
        "AssertSameRelationship",
        "AssertingMultiNodeIndexSeek",
        "AssertingMultiRelationshipIndexSeek",
        "Create",
        "Delete",
        "DetachDelete",
        "Foreach",
        "LockNodes",
        "LockingMerge",
        "Merge",
        "MergeInto",
        "MergeUniqueNode",
        "RemoveLabels",
        "SetDynamicProperty",
        "SetLabels",
        "SetNodePropertiesFromMap",
        "SetProperties",
        "SetPropertiesFromMap",
        "SetProperty",
        "SetRelationshipPropertiesFromMap",
        "SubqueryForeach",
    }
)
# MERGE looks for what is there with these, and holds it.
_LOCKING = "Locking"


def only_reads(operator: str) -> bool:
    """Say whether an operator, by its name in a plan, only reads the graph.

    Examples
    --------
    >>> [only_reads(name) for name in ("Expand(All)", "PartitionedAllNodesScan", "LoadCSV")]
    [True, True, False]
    >>> only_reads("NodeUniqueIndexSeek(Locking)")
    False
    """
    name, _, variant = operator.partition("(")
    return name.removeprefix("Partitioned") in READING and _LOCKING not in variant


def may_write(operator: str) -> bool:
    """Say whether an operator reads the graph or changes what is in it, and no more.

    Examples
    --------
    >>> [may_write(name) for name in ("Create", "Filter", "TransactionForeach", "LoadCSV")]
    [True, True, False, False]
    """
    name = operator.partition("(")[0]
    return name.removeprefix("Partitioned") in READING or name in _WRITES
