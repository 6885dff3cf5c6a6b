"""A made-up community for measuring: the same for the same seed, shaped as real ones are.

Few accounts do most, few contents get most reactions: both by a power law. Interactions are of four
kinds, lie in one to three communities each, and point to the content that proves them.
"""

from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

KINDS = np.array(["REPLIED", "LIKED", "MENTIONED", "ANSWERED"])
SHARES = (0.5, 0.35, 0.1, 0.05)
COMMUNITIES = 40
ROWS = 200_000
BEGIN, END = 1_640_995_200_000, 1_767_225_600_000
TIME = pa.timestamp("ms", tz="UTC")


def make(folder: Path, interactions: int, seed: int = 1) -> Path:
    """Write the canonical tables as Parquet into a folder; one that is there is left as it is."""
    if (folder / "interactions.parquet").exists():
        return folder
    folder.mkdir(parents=True, exist_ok=True)
    random = np.random.default_rng(seed)
    accounts, contents = max(10, interactions // 20), max(10, interactions // 5)
    write(folder, "accounts", [{"id": named("u", np.arange(accounts))}])
    ids = np.arange(COMMUNITIES)
    write(folder, "communities", [{"id": named("c", ids), "name": named("Community ", ids)}])
    write(folder, "contents", content_parts(random, contents, accounts))
    write(folder, "interactions", interaction_parts(random, interactions, accounts, contents))
    return folder


def write(folder: Path, table: str, parts) -> None:
    writer = None
    for part in parts:
        rows = pa.table(part)
        writer = writer or pq.ParquetWriter(folder / f"{table}.parquet.part", rows.schema)
        writer.write_table(rows)
    writer.close()
    (folder / f"{table}.parquet.part").rename(folder / f"{table}.parquet")


def content_parts(random, contents: int, accounts: int):
    for begin in range(0, contents, ROWS):
        ids = np.arange(begin, min(begin + ROWS, contents))
        yield {
            "id": named("t", ids),
            "kind": pa.repeat("post", len(ids)),
            "author": named("u", often(random, accounts, len(ids))),
            "at": times(random, len(ids)),
            "title": named("What is known of matter number ", ids),
            "communities": communities(random, len(ids)),
        }


def interaction_parts(random, interactions: int, accounts: int, contents: int):
    for begin in range(0, interactions, ROWS):
        ids = np.arange(begin, min(begin + ROWS, interactions))
        yield {
            "id": named("i", ids),
            "kind": pa.array(random.choice(KINDS, len(ids), p=SHARES)),
            "actor": named("u", often(random, accounts, len(ids))),
            "target": named("u", often(random, accounts, len(ids))),
            "at": times(random, len(ids)),
            "communities": communities(random, len(ids)),
            "content": named("t", often(random, contents, len(ids))),
        }


def named(prefix: str, numbers) -> pa.Array:
    return pc.binary_join_element_wise(prefix, pc.cast(pa.array(numbers), pa.string()), "")


def often(random, limit: int, size: int):
    """Draw numbers below a limit, the small ones often: a power law, spread over the whole."""
    drawn = np.floor(limit * random.random(size) ** 3).astype(np.int64)
    return drawn * 7919 % limit if limit % 7919 else drawn


def times(random, size: int) -> pa.Array:
    return pa.array(random.integers(BEGIN, END, size), pa.int64()).cast(TIME)


def communities(random, size: int) -> pa.Array:
    lengths = random.choice([1, 2, 3], size, p=[0.7, 0.2, 0.1])
    offsets = np.concatenate([[0], np.cumsum(lengths)]).astype(np.int32)
    values = named("c", often(random, COMMUNITIES, int(offsets[-1])))
    return pa.ListArray.from_arrays(pa.array(offsets), values)
