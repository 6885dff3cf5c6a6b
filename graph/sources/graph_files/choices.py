"""What the options of a network file choose."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, tzinfo

from leylines.graph.model import KINDS, Kind
from leylines.graph.sources.stated import stated_time, stated_yes, stated_zone

EDGES, NODES, BOTH = ("edges",), ("nodes",), ("edges", "nodes")


@dataclass(frozen=True, slots=True)
class Choices:
    """The options, read.

    Attributes
    ----------
    attributes : mapping of str to (str, sequence of str)
        For each option that names an attribute that one, and of what.
    kind, at : str or datetime, optional
        One for all edges.
    zone : tzinfo, optional
    is_reversed : bool
    """

    attributes: Mapping[str, tuple[str, tuple[str, ...]]]
    kind: Kind | None
    at: datetime | None
    zone: tzinfo | None
    is_reversed: bool

    def attribute(self, option: str) -> str | None:
        """Return the attribute that an option names."""
        return self.attributes[option][0] if option in self.attributes else None


def choices(options: Mapping[str, str]) -> Choices:
    """Return what the options choose.

    Raises
    ------
    SourceError
        If one cannot be used.

    Examples
    --------
    >>> choices({"kind": "liked"}).kind, choices({"kind": "type"}).attribute("kind")
    ('LIKED', 'type')
    """
    attributes: dict[str, tuple[str, tuple[str, ...]]] = {}
    kind = {each.lower(): each for each in KINDS}.get(options.get("kind", "").lower())
    if "kind" in options and kind is None:
        attributes["kind"] = options["kind"], EDGES
    at = stated_time(options.get("at"))
    if "at" in options and at is None:
        attributes["at"] = options["at"], EDGES
    for name, of in (("weight", EDGES), ("community", BOTH), ("id", NODES)):
        if name in options:
            attributes[name] = options[name], of
    zone = stated_zone(options.get("zone"))
    is_reversed = stated_yes("reversed", options, otherwise=False)
    return Choices(attributes, kind, at, zone, is_reversed)
