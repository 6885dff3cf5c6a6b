"""Named questions of people's own: files in a folder, written like those of the catalogue."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from leylines.graph.errors import QueryError
from leylines.queries.catalogue.catalogue import QUERIES
from leylines.queries.catalogue.query import Query, read_query


@dataclass(frozen=True, slots=True)
class Questions:
    """The questions of the catalogue and of a folder, by name, and what is wrong with others."""

    by_name: Mapping[str, Query]
    errors: Mapping[str, QueryError] = field(default_factory=dict)


def every_question(folder: Path) -> Questions:
    """Return the questions of the catalogue, and after them those of a folder.

    One file that cannot be used keeps no other from being used; its error says the line.

    Parameters
    ----------
    folder : Path
        Of ``.cypher`` files with the header that :mod:`leylines.queries.catalogue.query` describes.
        It need not exist.

    Examples
    --------
    >>> "top_people" in every_question(Path("nowhere")).by_name
    True
    """
    found, errors = dict(QUERIES), {}
    for path in _files(folder):
        try:
            found[path.stem] = _read(path)
        except QueryError as error:
            errors[path.stem] = error
    return Questions(found, errors)


def _files(folder: Path) -> Iterator[Path]:
    yield from sorted(folder.glob("*.cypher"))


def _read(path: Path) -> Query:
    if path.stem in QUERIES:
        raise QueryError(
            f"There is a question named {path.stem!r} already",
            where=str(path),
            cure="Give the file another name.",
        )
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise QueryError(
            f"The file cannot be read: {error}", where=str(path), cure="Mend or remove it."
        ) from error
    return read_query(path.stem, text, where=str(path))
