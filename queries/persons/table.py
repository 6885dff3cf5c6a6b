"""A table that a user gives: which accounts are one person's."""

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from leylines.graph.errors import SourceError
from leylines.graph.persons import Link
from leylines.graph.store import Store

COLUMNS = ("account", "same_as", "confidence", "note")
NEEDED = COLUMNS[:2]
SHOWN = 10
CURE = "Mend the file and link again; nothing was linked."

# An account by its id; a person by the first of the accounts that were loaded as theirs.
MEANT = """
UNWIND $ids AS id
OPTIONAL MATCH (account:Account {id: id})
RETURN id, coalesce(account.id, head(COLLECT {
  MATCH (:Person {id: id})<-[held:HELD_BY|HELD_BEFORE]-(other:Account)
  WHERE held:HELD_BEFORE OR NOT EXISTS { (other)-[:HELD_BEFORE]->() }
  RETURN other.id ORDER BY other.id
})) AS account
"""


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the table, with the line that it ends at."""

    line: int
    account: str
    same_as: str
    confidence: float
    note: str


def read_table(store: Store, file: Path) -> list[tuple[Link, str]]:
    """Read a table of links, all of whose rows have to be right; return each with its note.

    Parameters
    ----------
    store : Store
        Where the accounts are.
    file : Path
        CSV with a header: ``account`` and ``same_as`` (ids of accounts; ``same_as`` also of a
        person), and, if wanted, ``confidence`` (above 0, at most 1) and ``note``.

    Raises
    ------
    SourceError
        Naming the file and the lines that cannot be used.
    """
    wrong: list[str] = []
    rows = list(_rows(file, wrong))
    ids = sorted({id_ for row in rows for id_ in (row.account, row.same_as)})
    meant = {row["id"]: row["account"] for row in store.read(MEANT, {"ids": ids})}
    links = [(_link(row, file.name, meant, wrong), row.note) for row in rows]
    if wrong:
        wrong.sort(key=lambda text: int(text.split(": ")[0]))
        more = f" … and {len(wrong) - SHOWN} more" if len(wrong) > SHOWN else ""
        raise SourceError(
            f"Rows cannot be used: {'; '.join(f'line {text}' for text in wrong[:SHOWN])}{more}",
            where=f"{file}:{wrong[0].split(': ')[0]}",
            cure=CURE,
        )
    return [(link, note) for link, note in links if link]


def _rows(file: Path, wrong: list[str]) -> Iterator[Row]:
    try:
        with file.open(encoding="utf-8-sig", newline="") as lines:
            reader = csv.DictReader(lines, strict=True)
            _check_header(reader.fieldnames or (), file)
            for values in reader:
                row = _row(values, reader.line_num, wrong)
                if row:
                    yield row
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        reason = error.strerror if isinstance(error, OSError) else str(error)
        raise SourceError(
            f"The table cannot be read: {reason}", where=str(file), cure=CURE
        ) from error


def _check_header(names: object, file: Path) -> None:
    given = [str(name) for name in names] if isinstance(names, list) else []
    missing = [name for name in NEEDED if name not in given]
    unknown = [name for name in given if name not in COLUMNS]
    if missing or unknown:
        what = f"no column {missing[0]!r}" if missing else f"an unknown column {unknown[0]!r}"
        raise SourceError(
            f"The table has {what}",
            where=f"{file}:1",
            cure=f"Its columns are {', '.join(COLUMNS)}; the first two are needed.",
        )


def _row(values: Mapping[str | None, object], line: int, wrong: list[str]) -> Row | None:
    if None in values or None in values.values():
        wrong.append(f"{line}: too many or too few fields")
        return None
    texts = {str(name): str(value).strip() for name, value in values.items()}
    confidence = _confidence(texts.get("confidence", ""))
    if not (texts["account"] and texts["same_as"]):
        wrong.append(f"{line}: account and same_as are needed")
    elif confidence is None:
        wrong.append(f"{line}: confidence is not a number above 0 and at most 1")
    else:
        return Row(line, texts["account"], texts["same_as"], confidence, texts.get("note", ""))
    return None


def _confidence(text: str) -> float | None:
    try:
        value = float(text or 1)
    except ValueError:
        return None
    return value if 0 < value <= 1 else None


def _link(row: Row, file: str, meant: Mapping[str, str | None], wrong: list[str]) -> Link | None:
    account, other = meant[row.account], meant[row.same_as]
    if account != row.account:
        wrong.append(f"{row.line}: there is no account {row.account!r}")
    elif other is None:
        wrong.append(f"{row.line}: there is no account or person {row.same_as!r}")
    elif account == other:
        wrong.append(f"{row.line}: {row.account!r} is linked with itself")
    else:
        return Link(account, other, row.confidence, (f"given in {file}, line {row.line}",))
    return None
