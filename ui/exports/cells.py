"""Values of an answer as text and as JSON: nodes, relationships and paths keep what they are."""

from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import Any

from neo4j.graph import Node, Path, Relationship

from leylines.graph.store.values import native


def plain(value: Any) -> Any:  # noqa: ANN401 - whatever a query returns
    """Return a value as JSON can say it.

    A node is its labels and properties, a relationship its type, ends and properties, a path its
    nodes and relationships. What is no number to JSON is null; times are ISO 8601 in UTC.

    Examples
    --------
    >>> plain([float("nan"), datetime(2026, 3, 4, tzinfo=UTC), (1, "a")])
    [None, '2026-03-04T00:00:00Z', [1, 'a']]
    """
    match value:
        case None | bool() | int() | str():
            return value
        case float():
            return value if value - value == 0 else None
        case Node():
            return {"labels": sorted(value.labels), "properties": plain(fields(value))}
        case Relationship():
            ends = [_id(node) for node in value.nodes]
            return {"type": value.type, "from": ends[0], "to": ends[1],
                    "properties": plain(fields(value))}  # fmt: skip
        case Path():
            return {"nodes": plain(value.nodes), "relationships": plain(value.relationships)}
        case Mapping():
            return {str(key): plain(each) for key, each in value.items()}
        case list() | tuple():
            return [plain(each) for each in value]
        case datetime():
            moment = value.astimezone(UTC) if value.tzinfo else value
            return moment.isoformat().replace("+00:00", "Z")
        case date():
            return value.isoformat()
    return str(value)


def fields(value: Node | Relationship) -> dict[str, Any]:
    """Return the properties of a node or relationship, sorted, for the server's order is any."""
    return {name: native(each) for name, each in sorted(value.items())}


def compact(value: Any) -> Any:  # noqa: ANN401 - likewise
    """Return a node, relationship or path as one line of Cypher's own drawing; others as they are.

    Examples
    --------
    >>> compact([1, "a"])
    [1, 'a']
    """
    match value:
        case Node():
            labels = "".join(f":{label}" for label in sorted(value.labels))
            return f"({labels}{_named(fields(value))})"
        case Relationship():
            return f"[:{value.type}{_named(fields(value))}]"
        case Path():
            return _path(value)
        case list():
            return [compact(each) for each in value]
        case dict():
            return {key: compact(each) for key, each in value.items()}
    return value


def _path(path: Path) -> str:
    parts = [compact(path.nodes[0])]
    for relationship, before, node in zip(
        path.relationships, path.nodes, path.nodes[1:], strict=False
    ):
        forward = relationship.nodes[0] == before
        drawn = f"-[:{relationship.type}]-"
        parts.append(f"{drawn}>" if forward else f"<{drawn}")
        parts.append(compact(node))
    return "".join(parts)


def _named(properties: Mapping[str, Any]) -> str:
    """Return the few properties by which a person knows a thing again."""
    kept = [name for name in ("id", "name", "handle", "title", "at") if name in properties]
    kept = kept or list(properties)[:3]
    inner = ", ".join(f"{name}: {plain(properties[name])!r}" for name in kept)
    return f" {{{inner}}}" if inner else ""


def _id(node: Node | None) -> object:
    return None if node is None else node.get("id", node.element_id)
