"""The files of a dump: rows with their lines, and what the text in them says."""

from collections.abc import Iterator
from dataclasses import dataclass

from leylines.graph.sources.stack_exchange.files import DumpFile
from leylines.graph.sources.xml_elements import xml_elements


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a dump's file: its attributes and its line."""

    line: int
    values: dict[str, str]

    def get(self, name: str) -> str | None:
        """Return an attribute, none where it is missing or empty."""
        return self.values.get(name) or None


def read_rows(file: DumpFile) -> Iterator[Row]:
    """Yield the rows of a file of the dump, one at a time.

    Entities are not resolved and nothing is fetched, so a file can neither blow up nor reach out.

    Raises
    ------
    SourceError
        If the file is not well-formed, or declares a document type; the rows before that were
        yielded.
    """
    with file.opened() as raw:
        for line, element in xml_elements(raw, ["row"], file.where):
            yield Row(line, {str(name): str(value) for name, value in element.attrib.items()})


def tags_of(text: str | None) -> tuple[str, ...]:
    """Return the tags of a question, written ``<a><b>`` or, since 2024, ``|a|b|``.

    Examples
    --------
    >>> tags_of("<qubit><quantum-gate>"), tags_of("|qubit|")
    (('qubit', 'quantum-gate'), ('qubit',))
    """
    if not text:
        return ()
    return tuple(tag for tag in text.replace("<", "|").replace(">", "|").split("|") if tag)
