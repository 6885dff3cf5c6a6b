"""Ids for interactions of formats that give them none which lasts."""

from collections.abc import Callable, Iterator
from dataclasses import replace

import pyarrow as pa

from leylines.graph.errors import SourceError
from leylines.graph.model import SCHEMAS, Batch
from leylines.graph.sources.identity import Numbering, ids_of, keys_of


def numbered(read: Callable[[], Iterator[Batch]]) -> Iterator[Batch]:
    """Yield batches whose interactions without an id get one made of what they consist of.

    Everything is read twice: only who has seen all of it knows which interactions are equal.

    Parameters
    ----------
    read : function
        Gives the batches, the same ones each time.

    Raises
    ------
    SourceError
        If there are others the second time.
    """
    with Numbering() as numbering:
        for batch in read():
            if "interactions" in batch.records:
                numbering.add(keys_of(batch.records["interactions"]))
        for batch in read():
            if "interactions" not in batch.records:
                yield batch
                continue
            records = batch.records["interactions"]
            keys = keys_of(records)
            try:
                ids = ids_of(records, keys, numbering.number(keys))
            except ValueError:
                raise SourceError(
                    "The file changed while it was read", where=batch.file, cure="Load it again."
                ) from None
            named = pa.RecordBatch.from_arrays(
                [ids, *records.columns[1:]], schema=SCHEMAS["interactions"]
            )
            yield replace(batch, records={**batch.records, "interactions": named})
