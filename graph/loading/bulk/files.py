"""The files that Neo4j's importer reads: Parquet, one for each kind of node or relationship.

Parquet, because it keeps apart what CSV does not: an empty list and none, a line break in a text
and one between rows. What the importer drops from it is an empty text, so none may be written.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Literal

import pyarrow as pa
import pyarrow.parquet as pq

from leylines.graph.loading.batches import pc
from leylines.graph.loading.bulk.refusal import NotInBulkError
from leylines.graph.loading.checkpoint import Checkpoint

Sort = Literal["nodes", "relationships"]
NO_PROPERTIES: Mapping[str, object] = {}

COUNTS = [name for name in Checkpoint("", "").properties() if name != "done"]

HEADERS: Mapping[str, Mapping[str, str]] = {
    "Network": {"id": "id:ID(Network)", "name": "name", "source": "source"},
    "Account": {
        "id": "id:ID(Account)",
        "handle": "handle",
        "name": "name",
        "url": "url",
        "created_at": "created_at:datetime",
        "email_hash": "email_hash",
        "links": "links:string[]",
    },
    "Person": {"id": "id:ID(Person)", "name": "name"},
    "Community": {"id": "id:ID(Community)", "name": "name", "kind": "kind"},
    "Content": {
        "id": "id:ID(Content)",
        "kind": "kind",
        "at": "at:datetime",
        "title": "title",
        "text": "text",
        "url": "url",
        "views": "views:long",
    },
    "Topic": {"id": "id:ID(Topic)", "name": "name"},
    "Load": {"id": "id:ID(Load)", "at": "at:datetime"}
    | {name: name for name in ("network", "source", "path")}
    | {name: f"{name}:long" for name in COUNTS}
    | {"done": "done:boolean"},
}
"""For each label the columns that are written and how the importer is told what they are."""


class ImportFiles:
    """The files of one import.

    Parameters
    ----------
    folder : Path
        Where they are written.

    Attributes
    ----------
    written : dict of Path to (sort, label or type)
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.written: dict[Path, tuple[Sort, str]] = {}
        self._writers: dict[tuple[str, ...], pq.ParquetWriter] = {}

    def nodes(self, label: str, rows: pa.Table) -> None:
        """Write nodes with those of the properties of ``HEADERS`` that the rows have."""
        names = [name for name in HEADERS[label] if name in rows.column_names]
        header = [HEADERS[label][name] for name in names]
        self._write("nodes", label, rows.select(names).rename_columns(header))

    def relationships(
        self,
        kind: str,
        ends: tuple[str, str],
        pairs: tuple[object, object],
        properties: Mapping[str, object] = NO_PROPERTIES,
    ) -> None:
        """Write relationships between nodes of two labels.

        Parameters
        ----------
        kind : str
            Their type.
        ends : pair of str
            The labels at the start and at the end.
        pairs : pair of columns
            The ids at the start and at the end.
        properties : mapping of str to column
            By the importer's name (``at:datetime``).
        """
        start, end = ends
        columns = {f":START_ID({start})": pairs[0], f":END_ID({end})": pairs[1], **properties}
        self._write("relationships", kind, pa.table(columns))

    def _write(self, sort: Sort, name: str, rows: pa.Table) -> None:
        if not len(rows):
            return
        refuse_empty_texts(rows)
        key = (sort, name, *rows.column_names)
        if key not in self._writers:
            path = self.folder / f"{len(self.written)}-{name}.parquet"
            self.written[path] = sort, name
            # Compression and dictionaries cost more time than the disk does.
            self._writers[key] = pq.ParquetWriter(
                path, rows.schema, compression="none", use_dictionary=False
            )
        self._writers[key].write_table(rows)

    def close(self) -> None:
        """Finish all files."""
        for writer in self._writers.values():
            writer.close()


def refuse_empty_texts(rows: pa.Table) -> None:
    """Refuse rows with a text of no length.

    Examples
    --------
    >>> refuse_empty_texts(pa.table({"title": ["Dough?", ""]}))
    Traceback (most recent call last):
    ...
    leylines.graph.loading.bulk.refusal.NotInBulkError: a 'title' is an empty text, ...
    """
    for name in rows.column_names:
        column = rows[name]
        if pa.types.is_string(column.type) and pc.any(pc.equal(column, "")).as_py():
            raise NotInBulkError(
                f"a {name.split(':')[0]!r} is an empty text, which the importer would drop"
            )
