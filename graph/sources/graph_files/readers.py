"""From nodes and edges to accounts, communities and interactions."""

import re
from dataclasses import dataclass, field
from datetime import UTC, datetime, tzinfo

from leylines.graph.model import KINDS, Kind
from leylines.graph.sources.fields import FIRST_YEAR, LAST_YEAR, id_of, moment, needed_id, text
from leylines.graph.sources.graph_files.choices import Choices
from leylines.graph.sources.graph_files.elements import Edge, Element, Node, Other
from leylines.graph.sources.records import Records, Unusable
from leylines.graph.sources.stated import FEWEST_SECONDS
from leylines.graph.sources.zones import zone_named

TIMES = ("at", "time", "timestamp", "date", "created_at")
"""Attributes that hold the time of an edge if no option says which."""
_NUMBER = re.compile(r"[+-]?\d+(\.\d*)?([eE][+-]?\d+)?")
HEAVIEST = 1e15


@dataclass(slots=True)
class Ends:
    """What edges have to know of the nodes, where an option asks for it: some 300 bytes each."""

    ids: dict[str, str] = field(default_factory=dict)
    communities: dict[str, str] = field(default_factory=dict)

    def learn(self, node: Node, chosen: Choices) -> None:
        """Take in a node."""
        if node.id is None:
            return
        if name := chosen.attribute("id"):
            self.ids[node.id] = node.values.get(name, "")
        if (name := chosen.attribute("community")) and (value := node.values.get(name)):
            self.communities[node.id] = value


def read_element(chosen: Choices, ends: Ends, element: Element, records: Records) -> None:
    """Read a node or an edge."""
    if isinstance(element, Node):
        read_node(chosen, element, records)
    elif isinstance(element, Edge):
        read_edge(chosen, ends, element, records)
    elif isinstance(element, Other):
        raise Unusable(element.reason)


def read_node(chosen: Choices, node: Node, records: Records) -> None:
    """Make a node an account."""
    values = node.values
    name = chosen.attribute("id")
    account = (
        needed_id({name: values.get(name)}, name) if name else needed_id({"id": node.id}, "id")
    )
    person = id_of(values, "person")
    records.add(
        "accounts",
        id=account,
        handle=text(values, "handle"),
        name=text(values, "label") or text(values, "name"),
        url=text(values, "url"),
        person=person,
    )


def read_edge(chosen: Choices, ends: Ends, edge: Edge, records: Records) -> None:
    """Make an edge an interaction for each of its times, and, without a direction, also back."""
    source, target = (_account(ends, chosen, name, edge) for name in ("source", "target"))
    kind, weight = _kind(chosen, edge), _weight(chosen, edge)
    times = _times(chosen, edge)
    ways = [(source, target, edge.target)]
    if chosen.is_reversed or not edge.is_directed:
        back = (target, source, edge.source)
        ways = [back] if edge.is_directed else [*ways, back]
    told = [(*way, _community(chosen, ends, edge, way[2])) for way in ways]
    for actor, acted_upon, _, community in told:
        if community is not None:
            records.add("communities", id=community, name=community, kind="group")
        for at in times:
            records.add(
                "interactions",
                kind=kind,
                actor=actor,
                target=acted_upon,
                at=at,
                communities=[community] if community is not None else None,
                weight=weight,
            )


def _account(ends: Ends, chosen: Choices, name: str, edge: Edge) -> str:
    node = needed_id({name: edge.source if name == "source" else edge.target}, name)
    if chosen.attribute("id") is None:
        return node
    if not ends.ids.get(node):
        raise Unusable(f"the node {node!r} has no {chosen.attribute('id')}", name)
    return needed_id({name: ends.ids[node]}, name)


def _kind(chosen: Choices, edge: Edge) -> Kind:
    if chosen.kind:
        return chosen.kind
    name = chosen.attribute("kind") or "kind"
    given = edge.values.get(name, "" if chosen.attribute("kind") else "REPLIED").upper()
    for kind in KINDS:
        if kind == given:
            return kind
    raise Unusable(
        f"the {name} is none of {', '.join(KINDS)}; --option kind=… names one for all", name
    )


def _weight(chosen: Choices, edge: Edge) -> float:
    name = chosen.attribute("weight") or "weight"
    given = edge.values.get(name, "1")
    if not _NUMBER.fullmatch(given) or not 0 <= float(given) < HEAVIEST:
        raise Unusable("not a number, 0 or more", name)
    return float(given)


def _community(chosen: Choices, ends: Ends, edge: Edge, acted_upon: str | None) -> str | None:
    name = chosen.attribute("community")
    if name is None:
        return None
    return id_of({name: edge.values.get(name) or ends.communities.get(acted_upon or "")}, name)


def _times(chosen: Choices, edge: Edge) -> list[datetime]:
    if chosen.at:
        return [chosen.at]
    if name := chosen.attribute("at"):
        given = [edge.values[name]] if name in edge.values else []
    else:
        named = next((edge.values[name] for name in TIMES if name in edge.values), None)
        given = list(edge.times) or ([named] if named else [])
    if not given:
        raise Unusable("no time: give one for all with --option at=2026-01-31T00:00:00Z", "at")
    zone = chosen.zone or _stated(edge.zone)
    return [_time(each, zone) for each in given]


def _stated(name: str | None) -> tzinfo | None:
    try:
        return zone_named(name) if name else None
    except ValueError:
        return None


def _time(given: str, zone: tzinfo | None) -> datetime:
    if _NUMBER.fullmatch(given):
        number = float(given)  # Gephi writes milliseconds as 1.2E12
        if number < FEWEST_SECONDS:
            raise Unusable(
                "a step or a year, no time; --option at=2026-01-31T00:00:00Z gives one for all",
                "at",
            )
        given = f"{number:.3f}"
    at = moment(given)
    if at is None:
        try:
            local = datetime.fromisoformat(given)
        except ValueError:
            raise Unusable("not a time between 1970 and 2099", "at") from None
        if local.tzinfo is None and zone is None:
            raise Unusable("a time without a zone: --option zone=UTC states one for all", "at")
        at = local.replace(tzinfo=local.tzinfo or zone)
        try:
            at = at.astimezone(UTC)
        except OverflowError:
            raise Unusable("not a time between 1970 and 2099", "at") from None
        if not FIRST_YEAR <= at.year < LAST_YEAR:
            raise Unusable("not a time between 1970 and 2099", "at")
    return at
