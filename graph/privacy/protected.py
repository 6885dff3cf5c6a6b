"""A source that tells less than its files: without texts, under pseudonyms, without the forgotten.

It stands between the files and everything else, so that what is not to be kept is in no batch, and
so in no graph, rejects file or cache.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, Literal

import pyarrow as pa
import pyarrow.compute

from leylines.graph.model import Batch, Reject, Table
from leylines.graph.privacy.key import digest, privacy_key
from leylines.graph.privacy.tombstones import tombstone, tombstones
from leylines.graph.settings import Settings
from leylines.graph.sources.source import Source
from leylines.graph.sources.wrapped import Wrapped
from leylines.graph.store.store import Store

# The stubs of pyarrow know each function of `compute` only for some of the types that it takes.
pc: Any = pyarrow.compute

TEXTS = {"contents": ("title", "text")}
NAMES = {"accounts": ("handle", "name", "url", "links"), "contents": ("title", "text", "url")}
IDS: Mapping[Table, Mapping[str, str]] = {
    "accounts": {"id": "accounts", "person": "persons", "email_hash": "e-mail"},
    "contents": {"id": "contents", "author": "accounts", "parent": "contents"},
    "interactions": {
        "id": "interactions",
        "actor": "accounts",
        "target": "accounts",
        "content": "contents",
    },
}
"""Columns that become pseudonyms, and of what: the same id becomes the same one in each column."""
EVERYWHERE = ("persons", "e-mail")
"""What is the same on all networks, and so gets the same pseudonym on all."""
WHOSE: Mapping[Table, Mapping[str, str]] = {
    "accounts": {"id": "account"},
    "contents": {"id": "content", "author": "account"},
    "interactions": {"actor": "account", "target": "account", "content": "content"},
}
"""Columns by which a row is somebody's who was forgotten, and what stands in them."""
OF: tuple[Literal["account", "content"], ...] = ("account", "content")
Records = pa.RecordBatch
Step = Callable[[Batch], Batch]


class Protected(Wrapped):
    """A source, told of in part.

    Parameters
    ----------
    source : Source
    steps : sequence of functions of a Batch
        Each takes something away, in their order.
    told : str
        What of it changes the batches; a load with other protection is another load.
    """

    def __init__(self, source: Source, steps: Sequence[Step], told: str = "") -> None:
        super().__init__(source)
        self._steps = steps
        self.protection = told or self.protection

    def batches(self, path: Path, options: Mapping[str, str]) -> Iterator[Batch]:
        """Yield the batches of the source without what is not to be told."""
        for batch in self._source.batches(path, options):
            for step in self._steps:
                batch = step(batch)
            yield batch


def protected(
    source: Source, network: str, settings: Settings, *, text: bool, pseudonyms: bool
) -> Source:
    """Return a source without texts or under pseudonyms, where that is asked for.

    Parameters
    ----------
    text : bool
        Whether titles and texts are kept; never under pseudonyms, for they name people.
    pseudonyms : bool
        Whether ids become keyed digests, and handles, names and links go.
    """
    if pseudonyms:
        key = privacy_key(settings)
        mark = digest(key, "key", "")[:8]
        return Protected(
            source, [lambda batch: pseudonymised(batch, network, key)], f"pseudonyms {mark}"
        )
    return source if text else Protected(source, [without_text], "no text")


def without_forgotten(source: Source, store: Store, network: str, settings: Settings) -> Source:
    """Return a source without those who have a tombstone in the graph."""
    digests = tombstones(store)
    if not digests:
        return source
    key = privacy_key(settings)
    gone: dict[str, Gone] = {of: Gone(of, network, key, digests) for of in OF}
    return Protected(source, [lambda batch: _without(batch, gone)])


class Gone:
    """Says of local ids whether they were forgotten, and remembers the answer.

    Parameters
    ----------
    of : {"account", "content"}
    network : str
    key : bytes
    digests : set of str
        The tombstones.
    """

    def __init__(
        self, of: Literal["account", "content"], network: str, key: bytes, digests: frozenset[str]
    ) -> None:
        self._of, self._network, self._key, self._digests = of, network, key, digests
        self._known: dict[str, bool] = {}

    def add(self, ids: Iterable[str]) -> None:
        """Take ids for forgotten as well: what somebody forgotten has written since."""
        self._known |= dict.fromkeys(ids, True)

    def among(self, column: Any) -> Any:  # noqa: ANN401 - Arrow's columns of texts and truths
        """Return which of a column's ids were forgotten; null is not."""
        ids = column.dictionary_encode()
        some = pa.array([self._is(str(each)) for each in ids.dictionary.to_pylist()], pa.bool_())
        return pc.fill_null(some.take(ids.indices), fill_value=False)

    def _is(self, local: str) -> bool:
        if local not in self._known:
            told = tombstone(self._key, self._of, f"{self._network}/{local}")
            self._known[local] = told in self._digests
        return self._known[local]


def without_text(batch: Batch) -> Batch:
    """Return a batch without what anybody wrote."""
    return _each(batch, lambda table, rows: _blank(rows, TEXTS.get(table, ())))


def pseudonymised(batch: Batch, network: str, key: bytes) -> Batch:
    """Return a batch in which nobody is named: not by id, handle, name, page, text or reject."""

    def pseudonym(kind: str, local: str | None) -> str | None:
        within = "" if kind in EVERYWHERE else f"{network}/"
        return None if local is None else digest(key, kind, within + local)

    def records(table: Table, rows: Records) -> Records:
        rows = _blank(rows, NAMES.get(table, ()))
        for column, kind in IDS.get(table, {}).items():
            rows = _mapped(rows, column, lambda text, kind=kind: pseudonym(kind, text))  # type: ignore[misc]
        return rows

    removed = {
        table: [str(pseudonym(table, each)) for each in ids] if table in IDS else ids
        for table, ids in batch.removed.items()
    }
    rejects = [_unnamed(reject) for reject in batch.rejects]
    return replace(_each(batch, records), removed=removed, rejects=rejects)


def _without(batch: Batch, gone: Mapping[str, Gone]) -> Batch:
    """Return a batch without the accounts, what they wrote and what they take part in."""
    if (contents := batch.records.get("contents")) is not None:
        theirs = contents.filter(gone["account"].among(contents["author"]))
        gone["content"].add(str(each) for each in theirs["id"].to_pylist())

    def records(table: Table, rows: Records) -> Records:
        for column, of in WHOSE.get(table, {}).items():
            rows = rows.filter(pc.invert(gone[of].among(rows[column])))
        if table == "contents":
            place, field = rows.schema.get_field_index("parent"), rows.schema.field("parent")
            known = pc.if_else(gone["content"].among(rows["parent"]), None, rows["parent"])
            rows = rows.set_column(place, field, known)
        return rows

    return _each(batch, records)


def _each(batch: Batch, change: Callable[[Table, Records], Records]) -> Batch:
    return replace(
        batch, records={table: change(table, rows) for table, rows in batch.records.items()}
    )


def _blank(rows: Records, columns: Sequence[str]) -> Records:
    for name in columns:
        field = rows.schema.field(name)
        rows = rows.set_column(
            rows.schema.get_field_index(name), field, pa.nulls(len(rows), field.type)
        )
    return rows


def _mapped(rows: Records, column: str, change: Callable[[str | None], str | None]) -> Records:
    ids = rows[column].dictionary_encode()
    values = pa.array([change(each) for each in ids.dictionary.to_pylist()], pa.string())
    place = rows.schema.get_field_index(column)
    return rows.set_column(place, rows.schema.field(column), values.take(ids.indices))


def _unnamed(reject: Reject) -> Reject:
    """Return a reject without its row and without what its reason quotes."""
    return replace(reject, row="", reason=re.sub(r"'[^']*'|\"[^\"]*\"", "…", reject.reason))
