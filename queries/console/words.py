"""The words of Cypher that the console completes and highlights."""

PHRASES = (
    "MATCH", "OPTIONAL MATCH", "WHERE", "RETURN", "WITH", "UNWIND", "CALL", "YIELD", "UNION",
    "UNION ALL", "ORDER BY", "SKIP", "OFFSET", "LIMIT", "DISTINCT", "AS", "ASC", "DESC",
    "ASCENDING", "DESCENDING", "AND", "OR", "XOR", "NOT", "IN", "IS NULL", "IS NOT NULL",
    "STARTS WITH", "ENDS WITH", "CONTAINS", "CASE", "WHEN", "THEN", "ELSE", "END", "NULL", "TRUE",
    "FALSE", "EXISTS", "COUNT", "COLLECT", "SHORTEST", "ALL SHORTEST", "ANY", "ALL", "NONE",
    "SINGLE", "FINISH", "FILTER", "LET", "FOR", "NEXT", "CREATE", "MERGE", "ON CREATE SET",
    "ON MATCH SET", "SET", "REMOVE", "DELETE", "DETACH DELETE", "FOREACH", "LOAD CSV", "FROM",
    "USE", "EXPLAIN", "PROFILE", "CYPHER", "SHOW", "USING INDEX", "USING SCAN",
    "INSERT", "GROUPS", "PATH", "PATHS", "TRAIL", "WALK", "REPEATABLE ELEMENTS",
    "DIFFERENT RELATIONSHIPS", "IN TRANSACTIONS", "ROWS", "TERMINATE",
)  # fmt: skip
"""What is offered where a keyword may stand; source: the Cypher manual's list of clauses."""

KEYWORDS = frozenset(word for phrase in PHRASES for word in phrase.split())
"""Each word of them, which is highlighted wherever it stands as a keyword."""

SUBQUERIES = frozenset({"CALL", "EXISTS", "COUNT", "COLLECT"})
"""A brace after one of these holds a query, not a map."""
