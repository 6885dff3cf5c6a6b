"""The demonstration as canonical tables, and as CSV files."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray
from pyarrow import csv

from leylines.graph.demo.people import People
from leylines.graph.demo.reactions import Reactions
from leylines.graph.demo.rhythm import DAYS, in_rhythm, to_text
from leylines.graph.demo.text import Texts
from leylines.graph.demo.threads import Threads
from leylines.graph.demo.world import World
from leylines.graph.model import KINDS, SCHEMAS, Table

Rows = NDArray[np.int64]


@dataclass(frozen=True, eq=False)
class Demo:
    """All that happened, before it becomes files."""

    world: World
    people: People
    handles: Sequence[Sequence[str]]
    threads: Threads
    texts: Texts
    reactions: Reactions
    views: NDArray[np.int64]

    def tables(self, network: int) -> Mapping[Table, pa.Table]:
        """Return a network's canonical tables as they stand in CSV: text, lists joined by ``|``."""
        written = np.flatnonzero(self.world.network_of[self.threads.community] == network)
        done = np.flatnonzero(self.reactions.network == network)
        content = np.full(len(self.threads) + 1, -1)
        content[written] = np.arange(len(written))
        return {
            "accounts": self._accounts(network),
            "communities": self._communities(network),
            "contents": self._contents(network, written, content),
            "interactions": self._interactions(done, content),
        }

    def _accounts(self, network: int) -> pa.Table:
        members = np.flatnonzero(self.people.accounts[:, network])
        joined = self.people.joined[members]
        joined = np.where(joined > 0, in_rhythm(np.clip(joined, 0, DAYS)), joined)
        rows = members.tolist()
        return _table(
            "accounts",
            id=_ids("u", members),
            handle=[self.handles[network][row] for row in rows],
            name=[self.people.names[row] for row in rows],
            created_at=to_text(joined),
            person=[self.people.ids[row] for row in rows],
        )

    def _communities(self, network: int) -> pa.Table:
        home = self.world.networks[network]
        here = [each for each in self.world.communities if each.network == home.id]
        return _table(
            "communities",
            id=[each.id for each in here],
            name=[each.name for each in here],
            kind=[home.community_kind] * len(here),
        )

    def _contents(self, network: int, rows: Rows, content: Rows) -> pa.Table:
        threads = self.threads
        opening = self.world.networks[network].opening
        later = {"topic": "post", "question": "comment", "message": "message"}[opening]
        kind = np.where(threads.depth[rows] == 0, opening, later)
        kind = np.where(threads.answer[rows], "answer", kind)
        parent = content[threads.parent[rows]]
        listed = rows.tolist()
        return _table(
            "contents",
            id=_ids("c", content[rows]),
            kind=kind,
            author=_ids("u", threads.author[rows]),
            at=to_text(threads.at[rows]),
            title=[self.texts.titles[row] for row in listed],
            text=[self.texts.texts[row] for row in listed],
            views=pa.array(self.views[rows], mask=self.views[rows] < 0),
            parent=_ids("c", parent),
            communities=self._community_ids(threads.community[rows]),
            topics=[self.texts.topics[row] for row in listed],
        )

    def _interactions(self, rows: Rows, content: Rows) -> pa.Table:
        done = self.reactions
        return _table(
            "interactions",
            id=_ids("i", np.arange(len(rows))),
            kind=np.array(KINDS)[done.kind[rows]],
            actor=_ids("u", done.actor[rows]),
            target=_ids("u", done.target[rows]),
            at=to_text(done.at[rows]),
            communities=self._community_ids(done.community[rows]),
            content=_ids("c", content[done.content[rows]]),
            weight=np.ones(len(rows)),
        )

    def _community_ids(self, community: Rows) -> pa.StringArray:
        names = np.array([each.id for each in self.world.communities])
        return _strings(names[community], community >= 0)


def write_tables(tables: Mapping[Table, pa.Table], folder: Path) -> None:
    """Write the tables as CSV files, named as canonical CSV names them."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, table in tables.items():
        csv.write_csv(table, folder / f"{name}.csv")


def _ids(letter: str, number: Rows) -> pa.StringArray:
    """Return ids such as ``u00042``; no id where the number is negative."""
    text = np.char.add(letter, np.char.zfill(np.maximum(number, 0).astype(str), 5))
    return _strings(text, number >= 0)


def _strings(text: NDArray[np.str_], known: NDArray[np.bool_]) -> pa.StringArray:
    return pa.array(text, pa.string(), mask=~known)


def _table(name: Table, /, **columns: object) -> pa.Table:
    """Return a table with all the columns of the canonical one, in its order."""
    length = len(columns["id"])  # type: ignore[arg-type]  # every table has ids
    nothing = pa.nulls(length, pa.string())
    return pa.table({column: columns.get(column, nothing) for column in SCHEMAS[name].names})
