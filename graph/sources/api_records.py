"""The records that the answers of an API hold, one by one, each with its place among all."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import count
from typing import Any

from leylines.graph.model import Batch, Reject
from leylines.graph.sources.api_pages import Page, page_files, pages_in
from leylines.graph.sources.gathering import Item, gathered_batches, json_shown
from leylines.graph.sources.records import Records
from leylines.graph.sources.tree import Tree


@dataclass(frozen=True, slots=True)
class Entity:
    """A record of an answer.

    Attributes
    ----------
    sort : str
        What it is, in the format's own word.
    value : object
        As it came.
    of : str
        What it belongs to, where only the answer as a whole says so.
    number : int
        Its place among all records of all files: it tells a copy of a record from another one.
    """

    sort: str
    value: Any
    of: str = ""
    number: int = 0


def entities_in(
    tree: Tree, entities_of: Callable[[Page], Iterable[Entity]]
) -> Iterator[tuple[str, Iterator[Item | Reject]]]:
    """Yield each file's name and its entities; what an answer holds is counted one by one.

    The files have to be read one after the other, and each to its end.
    """
    numbers = count()
    for name in page_files(tree):
        yield name, _entities_of_file(tree, name, entities_of, numbers)


def _entities_of_file(
    tree: Tree,
    name: str,
    entities_of: Callable[[Page], Iterable[Entity]],
    numbers: Iterator[int],
) -> Iterator[Item | Reject]:
    for item in pages_in(tree, name):
        if isinstance(item, Reject):
            yield item
            continue
        entities = list(entities_of(item.value))
        for entity in entities:
            numbered = Entity(entity.sort, entity.value, entity.of, next(numbers))
            yield Item(item.line, numbered, item.size // len(entities))


def learn_all(
    tree: Tree,
    entities_of: Callable[[Page], Iterable[Entity]],
    learn: Callable[[Entity], None],
) -> None:
    """Show every entity once, before any is read: replies may stand before what they reply to."""
    for _, items in entities_in(tree, entities_of):
        for item in items:
            if isinstance(item, Item):
                learn(item.value)


def entity_batches(
    tree: Tree,
    entities_of: Callable[[Page], Iterable[Entity]],
    read: Callable[[Entity, Records], None],
) -> Iterator[Batch]:
    """Yield the batches of each file, of what ``read`` makes of its entities."""
    for name, items in entities_in(tree, entities_of):
        yield from gathered_batches(name, items, read, entity_shown)


def entity_shown(entity: Entity) -> str:
    """Return an entity so that a person can recognise it in the rejects file.

    Examples
    --------
    >>> entity_shown(Entity("post", {"id": 1}))
    '{"id": 1}'
    """
    return json_shown(entity.value)
