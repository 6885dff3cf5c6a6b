"""The communities that a topic lies in: its category, the ones above that, and its tags."""

from collections.abc import Iterable

from leylines.graph.sources.discourse.known import Known, Topic
from leylines.graph.sources.records import Records

DEEPEST = 8
"""A category has at most two above it; what goes in a circle is damaged."""


class Communities:
    """Adds each community once, when it is first needed."""

    def __init__(self, known: Known) -> None:
        self._known = known
        self._added: set[str] = set()

    def of_topic(self, topic_id: str, records: Records) -> list[str]:
        """Return the ids of the communities of a topic, and add those that are new."""
        topic = self._known.topics.get(topic_id, Topic())
        return self.add(self.path(topic.category), topic.tags, records)

    def path(self, category: str | None) -> list[str]:
        """Return a category and the ones above it."""
        path: list[str] = []
        while category and category not in path and len(path) < DEEPEST:
            path.append(category)
            _, category = self._known.categories.get(category, (None, None))
        return path

    def add(self, categories: Iterable[str], tags: Iterable[str], records: Records) -> list[str]:
        """Return the ids of communities, and add those that are new."""
        ids = []
        for category in categories:
            ids.append(f"category-{category}")
            if self._is_new(ids[-1]):
                records.add("communities", id=ids[-1], name=self._name(category), kind="category")
        for tag in tags:
            ids.append(f"tag-{tag}")
            if self._is_new(ids[-1]):
                records.add("communities", id=ids[-1], name=tag, kind="tag")
        return ids

    def _is_new(self, id_: str) -> bool:
        is_new = id_ not in self._added
        self._added.add(id_)
        return is_new

    def _name(self, category: str) -> str | None:
        names = [self._known.categories.get(each, (None, None))[0] for each in self.path(category)]
        return " / ".join(name for name in reversed(names) if name) or None
