"""How the rows of any table are written: find what is there, create the rest, change what differs.

A row becomes a position in lists that go to the server as parameters, one for each column: that is
twice as fast as a map for each row. A null in a row says that the row does not tell, and changes
nothing.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pyarrow as pa
import pyarrow.compute
from neo4j import ManagedTransaction

from leylines.graph.errors import LoadError
from leylines.graph.loading.summary import Counts
from leylines.graph.store.store import Rows, run

if TYPE_CHECKING:
    from collections.abc import Callable

# The stubs of pyarrow know each function of `compute` only for some of the types that it takes.
pc: Any = pyarrow.compute

EACH_ROW = "UNWIND range(0, size($id) - 1) AS i"


def differs(*names: str) -> str:
    """Return the Cypher that says whether a row tells anything else than ``n`` holds.

    Examples
    --------
    >>> differs("name")
    'NOT coalesce($name[i] = n.name, $name[i] IS NULL)'
    """
    return " OR ".join(f"NOT coalesce(${name}[i] = n.{name}, ${name}[i] IS NULL)" for name in names)


def told(*names: str) -> str:
    """Return the Cypher that sets on ``n`` what a row tells and leaves the rest.

    Examples
    --------
    >>> told("name")
    'n.name = coalesce($name[i], n.name)'
    """
    return ", ".join(f"n.{name} = coalesce(${name}[i], n.{name})" for name in names)


def time_differs(name: str) -> str:
    """Do as :func:`differs` for a time in milliseconds."""
    return f"NOT coalesce(${name}[i] = n.{name}.epochMillis, ${name}[i] IS NULL)"


def time_of(name: str) -> str:
    """Return the Cypher for a row's time, or null."""
    return f"CASE WHEN ${name}[i] IS NOT NULL THEN datetime({{epochMillis: ${name}[i]}}) END"


@dataclass(frozen=True, slots=True)
class Statements:
    """The Cypher that writes one table.

    Attributes
    ----------
    there : str
        Returns the ``ids`` of ``$id`` that are in the graph.
    changed : str
        Returns the ``ids`` of those rows that tell something else than the graph holds.
    create : str
        Creates a node or relationship for each row and returns their number ``n``.
    update : str
        Changes what is there to what each row tells and returns their number ``n``.
    """

    there: str
    changed: str
    create: str
    update: str


class Writer:
    """Writes rows in one transaction.

    Parameters
    ----------
    transaction : ManagedTransaction
    network : str
    at : int
        The time of the load, in milliseconds since 1970.
    """

    def __init__(self, transaction: ManagedTransaction, network: str, at: int) -> None:
        self.transaction = transaction
        self.constants = {"network": network, "now": at}

    def write(
        self,
        rows: pa.Table,
        statements: Statements,
        prepare: "Callable[[Writer, pa.Table], pa.Table] | None" = None,
    ) -> tuple[Counts, pa.Table, pa.Table]:
        """Write rows with different ids; return the counts, the new rows and the changed ones.

        Parameters
        ----------
        rows : pyarrow.Table
        statements : Statements
        prepare : function of the writer and rows, optional
            Adds to the new rows what only their creation needs.

        Raises
        ------
        LoadError
            If a row was neither found nor written.
        """
        new, old = self.apart(rows, statements)
        changed = old.filter(pc.is_in(old["id"], value_set=self.ids(statements.changed, old)))
        self.exactly(statements.create, prepare(self, new) if prepare and len(new) else new)
        self.exactly(statements.update, changed)
        counts = Counts(len(new), len(changed), len(old) - len(changed))
        return counts, new, changed

    def imply(self, rows: pa.Table, statements: Statements) -> int:
        """Create what is not there of rows that tell nothing but their id; return how many."""
        new, _ = self.apart(rows, statements)
        self.exactly(statements.create, new)
        return len(new)

    def apart(self, rows: pa.Table, statements: Statements) -> tuple[pa.Table, pa.Table]:
        """Return the rows that are not in the graph, and those that are."""
        is_there = pc.is_in(rows["id"], value_set=self.ids(statements.there, rows))
        return rows.filter(pc.invert(is_there)), rows.filter(is_there)

    def exactly(self, cypher: str, rows: pa.Table) -> None:
        """Run Cypher that does something for each row, and see that it did."""
        written = self.run(cypher, rows)[0]["n"] if len(rows) else 0
        if written != len(rows):
            raise LoadError(
                f"{len(rows) - written} of {len(rows)} rows could not be matched in the graph",
                where=f"among {rows['id'][0]} and after",
                cure="Was something deleted at the same time? Load again.",
            )

    def ids(self, cypher: str, rows: pa.Table) -> pa.StringArray:
        """Run Cypher that returns some of the ids of the rows."""
        found: list[str] = self.run(cypher, rows)[0]["ids"] if len(rows) else []
        return pa.array(found, pa.string())

    def run(self, cypher: str, rows: pa.Table) -> Rows:
        """Run Cypher with a list for each column that it names."""
        columns = {name: _values(rows[name]) for name in rows.column_names if f"${name}" in cypher}
        return run(self.transaction, cypher, columns | self.constants)


def _values(column: Any) -> list[Any]:  # noqa: ANN401 - a column of any type
    is_time = pa.types.is_timestamp(column.type)
    values: list[Any] = (column.cast(pa.int64()) if is_time else column).to_pylist()
    return values
