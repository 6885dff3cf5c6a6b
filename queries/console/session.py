"""A session of the console: what was set and asked, and what each line asks for."""

import difflib
import re
import shlex
from pathlib import Path
from typing import TYPE_CHECKING, Any

from neo4j.graph import Entity
from neo4j.graph import Path as GraphPath

from leylines.graph.errors import QueryError
from leylines.queries.catalogue import (
    QUERIES,
    Query,
    Questions,
    complete,
    from_text,
    query_named,
)
from leylines.queries.console.commands import CHOICES, COMMANDS, FORMS
from leylines.queries.console.completion import Known
from leylines.queries.console.history import History
from leylines.queries.console.requests import Ask, End, Listing, Open, Request, Said, Save
from leylines.queries.console.schema import LiveSchema
from leylines.queries.guard import guarded

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from leylines.graph.store import Store

SECONDS = 20.0
ROWS = 1_000
HISTORY_SHOWN = 20
_PARAMETER = re.compile(r"(\w+)\s*(?:=>?|:)\s*(.+)", re.DOTALL)


class Session:
    """What one person sets and asks at a console.

    Parameters
    ----------
    store : Store
    questions : Questions, optional
        The named questions; None: those of the catalogue.
    history : History, optional
        None: one that ends with the session.

    Attributes
    ----------
    parameters : dict
        The values of ``$names``.
    form : str
        How answers are shown, one of ``FORMS``.
    seconds : float
        How long a query may take.
    rows : int
        How many rows an answer shows at most.
    """

    def __init__(
        self,
        store: "Store",
        questions: Questions | None = None,
        history: History | None = None,
    ) -> None:
        self.store = store
        self.questions = questions.by_name if questions else QUERIES
        self.unusable = questions.errors if questions else {}
        self.history = history or History()
        self.schema = LiveSchema(store)
        self.parameters: dict[str, Any] = {}
        self.form = "table"
        self.seconds, self.rows = SECONDS, ROWS
        self.last: Ask | None = None
        self._commands: Mapping[str, Callable[[str], Request]] = {
            ":help": self._help,
            ":param": self._param,
            ":params": self._params,
            ":explain": lambda text: self._cypher(":explain", text),
            ":profile": lambda text: self._cypher(":profile", text),
            ":write": lambda text: self._cypher(":write", text),
            ":schema": self._schema,
            ":queries": self._queries,
            ":run": self._run,
            ":format": self._format,
            ":limit": self._limit,
            ":timeout": self._timeout,
            ":save": self._save,
            ":open": self._open,
            ":history": self._history,
            ":quit": lambda _: End(),
        }

    def read(self, statement: str) -> Request:
        """Return what a finished statement or command asks for.

        Raises
        ------
        QueryError
            If there is no such command, or it is not used as it is meant.
        """
        statement = statement.strip()
        if not statement.startswith(":"):
            return self._asked(Ask(statement, dict(self.parameters)))
        name, _, rest = statement.partition(" ")
        if name not in self._commands:
            near = difflib.get_close_matches(name, self._commands, n=2, cutoff=0.5)
            cure = f"Did you mean {' or '.join(near)}?" if near else ":help lists them."
            raise QueryError(f"There is no command {name}", cure=cure)
        return self._commands[name](rest.strip())

    def known(self) -> Known:
        """Return what completion draws from, as it was last read from the graph."""
        return Known(
            self.schema.known(),
            {name: repr(value) for name, value in self.parameters.items()},
            {name: query.title for name, query in self.questions.items()},
            {name: command.meaning for name, command in COMMANDS.items()},
            CHOICES,
        )

    def _asked(self, ask: Ask) -> Ask:
        self.last = ask
        return ask

    def _help(self, _: str) -> Request:
        rows = [{"command": each.usage, "meaning": each.meaning} for each in COMMANDS.values()]
        return Listing(("command", "meaning"), rows)

    def _param(self, text: str) -> Request:
        if re.fullmatch(r"\w+", text):
            self.parameters.pop(text, None)
            return Said(f"${text} is not set.")
        match = _PARAMETER.fullmatch(text)
        if not match:
            raise misused(":param")
        name, expression = match[1], match[2]
        with guarded(
            self.store, f"RETURN {expression} AS value", self.parameters, timeout=self.seconds
        ) as answer:
            value = next(answer)["value"]
        if isinstance(value, Entity | GraphPath):
            raise QueryError(
                "A parameter cannot be a node, relationship or path", cure="Take its id."
            )
        self.parameters[name] = value
        return Said(f"${name} is set.")

    def _params(self, _: str) -> Request:
        rows = [{"name": name, "value": value} for name, value in self.parameters.items()]
        return Listing(("name", "value"), rows)

    def _cypher(self, command: str, text: str) -> Request:
        how = command.removeprefix(":")
        if not text and self.last and how != "write":
            cypher, parameters = self.last.cypher, self.last.parameters
        elif text:
            cypher, parameters = text, dict(self.parameters)
        else:
            raise misused(command)
        return Ask(cypher, parameters, how)  # type: ignore[arg-type]  # one of the three commands

    def _schema(self, name: str) -> Request:
        schema = self.schema.now()
        rows = [
            {"kind": "label", "name": label, "between": "", "properties": list(properties)}
            for label, properties in schema.labels.items()
        ] + [
            {
                "kind": "type",
                "name": kind,
                "between": [f"{source} → {target}" for source, target in schema.ends[kind]],
                "properties": list(properties),
            }
            for kind, properties in schema.types.items()
        ]
        rows = [row for row in rows if not name or str(row["name"]).lower() == name.lower()]
        if name and not rows:
            raise QueryError(f"There is no label or type {name}", cure=":schema lists them.")
        return Listing(("kind", "name", "between", "properties"), rows)

    def _queries(self, name: str) -> Request:
        if name:
            return Said(self._question(name).cypher.strip())
        rows = [
            {"name": each.name, "parameters": list(each.parameters), "question": each.question}
            for each in self.questions.values()
        ] + [
            {"name": name, "parameters": [], "question": f"cannot be used: {error}"}
            for name, error in self.unusable.items()
        ]
        return Listing(("name", "parameters", "question"), rows)

    def _question(self, name: str) -> Query:
        if name in self.unusable:
            raise self.unusable[name]
        return query_named(name, self.questions)

    def _run(self, text: str) -> Request:
        try:
            name, *pairs = shlex.split(text)
        except ValueError as error:
            raise misused(":run") from error
        query = self._question(name)
        given = {
            name: self.parameters[name] for name in query.parameters if name in self.parameters
        }
        for pair in pairs:
            key, equals, value = pair.partition("=")
            if not equals:
                raise misused(":run")
            known = query.parameters.get(key)
            given[key] = from_text(value, known.type) if known else value
        return self._asked(Ask(query.cypher, complete(query, given)))

    def _format(self, text: str) -> Request:
        if text not in FORMS:
            raise misused(":format", f"One of {', '.join(FORMS)}.")
        self.form = text
        return Said(f"Answers are shown as {text}.")

    def _limit(self, text: str) -> Request:
        if not text.isdecimal() or int(text) < 1:
            raise misused(":limit")
        self.rows = int(text)
        return Said(f"An answer shows {self.rows:,} rows at most.")

    def _timeout(self, text: str) -> Request:
        if not re.fullmatch(r"\d+(\.\d+)?", text) or not float(text):
            raise misused(":timeout")
        self.seconds = float(text)
        return Said(f"A query may take {self.seconds:g} s.")

    def _save(self, text: str) -> Request:
        if not text:
            raise misused(":save")
        return Save(self._asked_before(), Path(text).expanduser())

    def _open(self, text: str) -> Request:
        return Open(self._asked_before(), Path(text).expanduser() if text else None)

    def _asked_before(self) -> Ask:
        if self.last is None:
            raise QueryError("Nothing was asked yet", cure="Ask something first.")
        return self.last

    def _history(self, text: str) -> Request:
        if text and not text.isdecimal():
            raise misused(":history")
        shown = self.history.entries[-int(text or HISTORY_SHOWN) :]
        rows = [
            {"at": each.at, "seconds": each.seconds, "rows": each.rows, "status": each.status,
             "text": each.text}
            for each in shown
        ]  # fmt: skip
        return Listing(("at", "seconds", "rows", "status", "text"), rows)


def misused(command: str, hint: str = "") -> QueryError:
    """Return the error of a command that is not used as it is meant."""
    return QueryError(f"{command} is not used like that", cure=hint or COMMANDS[command].usage)
