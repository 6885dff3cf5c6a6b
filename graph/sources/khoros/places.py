"""The communities that a message lies in: its board, what stands above that, tags and labels."""

from collections.abc import Iterable

from leylines.graph.sources.khoros.known import Known, Place
from leylines.graph.sources.records import Records

DEEPEST = 32
"""What goes in a circle is damaged."""

KINDS = {"board": "board", "category": "category", "grouphub": "group"}
"""Of the beginning of an id. The community as a whole is not one of its parts."""


class Places:
    """Adds each community once, when it is first needed."""

    def __init__(self, known: Known) -> None:
        self._known = known
        self._added: set[str] = set()

    def of_message(self, message_id: str, records: Records) -> list[str]:
        """Return the ids of the communities of a message, and add those that are new.

        What is written under a topic lies in the topic's tags too.
        """
        message = self._known.messages.get(message_id)
        if message is None:
            return []
        inherited = self._known.tags.get(message.topic or "", {})
        tags = {**inherited, **self._known.tags.get(message_id, {})}
        return [*self.add_path(message.board, records), *self.add_tags(tags, records)]

    def add_path(self, place: str | None, records: Records) -> list[str]:
        """Return the ids of a place and of those above it, and add those that are new."""
        path: list[str] = []
        while place and place not in path and len(path) < DEEPEST:
            path.append(place)
            place = self._known.places.get(place, Place()).above
        found = [(id_, kind) for id_ in path if (kind := KINDS.get(id_.partition(":")[0]))]
        for id_, kind in found:
            self._add(id_, self._known.places.get(id_, Place()).title, kind, records)
        return [id_ for id_, _ in found]

    def add_tags(self, tags: Iterable[str], records: Records) -> list[str]:
        """Return the ids of tags, and add those that are new."""
        ids = []
        for tag in tags:
            ids.append(f"tag:{tag}")
            self._add(ids[-1], tag, "tag", records)
        return ids

    def _add(self, id_: str, name: str | None, kind: str, records: Records) -> None:
        if id_ not in self._added:
            self._added.add(id_)
            records.add("communities", id=id_, name=name, kind=kind)
