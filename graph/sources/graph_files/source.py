"""What both formats share: accounts of nodes, interactions of edges, and what is left open."""

from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping
from dataclasses import asdict
from functools import partial
from pathlib import Path
from types import MappingProxyType
from typing import BinaryIO

from leylines.graph.errors import SourceError
from leylines.graph.model import Batch
from leylines.graph.sources.gathering import Item, gathered_batches, json_shown
from leylines.graph.sources.graph_files.choices import Choices, choices
from leylines.graph.sources.graph_files.elements import Edge, Element, Node
from leylines.graph.sources.graph_files.readers import Ends, read_element
from leylines.graph.sources.numbered import numbered
from leylines.graph.sources.opening import opened
from leylines.graph.sources.options import check_options


class GraphFile(ABC):
    """A source whose files hold one network as nodes and edges."""

    name: str
    title: str
    carries = frozenset({"times", "communities", "persons"})
    described: str
    options: Mapping[str, str] = MappingProxyType(
        {
            "kind": "of interaction: the edges' attribute that holds it, or one for all; "
            "their `kind` if nothing else is said, or REPLIED",
            "at": "the edges' attribute that holds the time, or one time for all; if nothing else "
            "is said their start in GEXF, or `at`, `time`, `timestamp`, `date` or `created_at`",
            "zone": "of times that are written without one, as Europe/Berlin or +01:00",
            "weight": "the edges' attribute that holds it; `weight` if nothing else is said",
            "community": "the attribute that holds it, of the edges or of the node acted upon",
            "id": "the nodes' attribute that tells them apart for good, where the file only "
            "numbers them, as igraph does: id=name",
            "reversed": "yes, if edges go from who is acted upon to who acts, as influence does",
        }
    )

    @abstractmethod
    def elements(self, raw: BinaryIO, where: str) -> Iterator[Item]:
        """Yield the nodes and edges of a file, each with its line."""

    def files(self, path: Path) -> tuple[Path, ...]:
        """Return the file."""
        if not path.is_file():
            raise SourceError(
                "There is no such file", where=str(path), cure=f"Name the {self.name} file."
            )
        return (path,)

    def batches(self, path: Path, options: Mapping[str, str]) -> Iterator[Batch]:
        """Yield the nodes and edges; see :class:`~leylines.graph.sources.source.Source`."""
        check_options(self.name, options, self.options)
        (file,) = self.files(path)
        chosen = choices(options)
        ends = self._ends(file, chosen)
        yield from numbered(partial(self._batches, file, chosen, ends))

    def _batches(self, file: Path, chosen: Choices, ends: Ends) -> Iterator[Batch]:
        with opened(file) as raw:
            items = self.elements(raw, str(file))
            read = partial(read_element, chosen, ends)
            yield from gathered_batches(file.name, items, read, _shown)

    def _ends(self, file: Path, chosen: Choices) -> Ends:
        """Return what edges have to know of nodes, and check that what was named is there."""
        ends = Ends()
        if not chosen.attributes:
            return ends
        names: dict[str, set[str]] = {"nodes": set(), "edges": set()}
        with opened(file) as raw:
            for item in self.elements(raw, str(file)):
                if isinstance(item.value, Node):
                    names["nodes"].update(item.value.values)
                    ends.learn(item.value, chosen)
                elif isinstance(item.value, Edge):
                    names["edges"].update(item.value.values)
        for option, (attribute, of) in chosen.attributes.items():
            there = sorted(set().union(*(names[each] for each in of)))
            if attribute not in there:
                raise SourceError(
                    f"No {' or '.join(of)} have an attribute {attribute!r} ({option}=)",
                    where=str(file),
                    cure=f"There are {', '.join(there)}." if there else "They have none.",
                )
        return ends


def _shown(element: Element) -> str:
    fields = asdict(element)
    return json_shown({name: value for name, value in fields.items() if value})
