"""Loops within an expression that would not end, as far as the text shows.

Between two rows Neo4j looks whether a query should end; within an expression it does not. So
``UNWIND range(1, 10000000000)`` ends at its time limit, but
``reduce(sum = 0, i IN range(1, 10000000000) | sum + i)`` would run for an hour, and a list of as
many would fill the memory, neither of which the server counts. What is written out is refused
here; what only the data or a computation can show is left to the server's watch
(:mod:`leylines.graph.server.stuck`).
"""

import math
import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any

from leylines.graph.errors import QueryError
from leylines.queries.guard.functions import decoded

LONGEST = 100_000
LONGEST_PATTERN = 1_000
MOST_TURNS = 10_000_000
MOST_NESTED = 50
MOST_SIGNS = 100
MOST_STARS = 4
SIGNS = frozenset("+-*/%^")
_TOKEN = re.compile(
    r"""'(?:\\.|[^'\\])*'|"(?:\\.|[^"\\])*"|`[^`]*`|//[^\n\r]*|/\*.*?(?:\*/|\Z)"""
    r"""|0[xXoO][\da-fA-F_]+|\d[\d_.]*(?:[eE][+-]?\d+)?|[$\w]+|=~|\S""",
    re.DOTALL,
)
# A repeated group that repeats something: a text that nearly fits is tried in 2^length ways.
_REPEATED_TWICE = re.compile(r"\((?:[^()\\]|\\.)*[*+}](?:[^()\\]|\\.)*\)[*+{]")
_STAR = re.compile(r"(?<!\\)[*+]|\{\d+,\d*\}")


def refuse_endless(cypher: str, parameters: Mapping[str, Any]) -> None:
    """Refuse loops within expressions that would not end, or would fill the memory.

    Parameters
    ----------
    cypher : str
    parameters : mapping

    Raises
    ------
    QueryError
        If the text has more than 100,000 characters, the ranges that are written out outside
        ``UNWIND`` have more than ten million turns together, a sum doubles in ``reduce``, a
        regular expression can be tried in too many ways, or brackets or signs are so many that
        the planner might not come back.

    Examples
    --------
    >>> refuse_endless("UNWIND range(1, 100000000) AS i RETURN [x IN range(0, 9) | x * i]", {})
    >>> refuse_endless("RETURN any(x IN range(1, $n) WHERE x < 0)", {"n": 10**8})
    Traceback (most recent call last):
    leylines.graph.errors.QueryError: A loop within an expression may not have 100,000,000 turns.
    Write it as UNWIND, which can be ended.
    """
    if len(cypher) > LONGEST:
        raise QueryError(
            f"The query has {len(cypher):,} characters; {LONGEST:,} are allowed",
            cure="Give its values as parameters.",
        )
    # Cypher 5 decodes escapes before it reads, Cypher 25 does not: both readings must pass.
    for text in {cypher, decoded(cypher)}:
        refuse_words(tokens(text), parameters)


def refuse_words(words: Sequence[str], parameters: Mapping[str, Any]) -> None:
    """Refuse tokens that are too many or too deep, or loop for too long."""
    refuse_deep(words)
    refuse_long(words)
    turns = math.prod(lengths(words, parameters))
    if turns > MOST_TURNS:
        raise QueryError(
            f"A loop within an expression may not have {turns:,} turns",
            cure="Write it as UNWIND, which can be ended.",
        )
    refuse_doubling(words)
    for pattern in patterns(words, parameters):
        refuse_pattern(pattern)


def tokens(cypher: str) -> list[str]:
    r"""Return the tokens of some Cypher, without its comments.

    Examples
    --------
    >>> tokens("MATCH (n) // all\nWHERE n.x =~ 'a b' RETURN $p")
    ['MATCH', '(', 'n', ')', 'WHERE', 'n', '.', 'x', '=~', "'a b'", 'RETURN', '$p']
    """
    found = (match[0] for match in _TOKEN.finditer(cypher))
    return [token for token in found if not token.startswith(("//", "/*"))]


def refuse_deep(words: Sequence[str]) -> None:
    """Refuse brackets nested so deep that the server's parser might not come back."""
    depth = 0
    for word in words:
        depth += (word in "([{") - (word in ")]}")
        if depth > MOST_NESTED:
            raise QueryError(
                f"Brackets are nested deeper than {MOST_NESTED}", cure="Part the query with WITH."
            )


def refuse_long(words: Sequence[str]) -> None:
    """Refuse sums so long that the planner takes minutes over them."""
    if sum(word in SIGNS or word.upper() == "XOR" for word in words) > MOST_SIGNS:
        raise QueryError(
            f"The query has more than {MOST_SIGNS} signs of arithmetic",
            cure="Use reduce, or lists and UNWIND.",
        )


def lengths(words: Sequence[str], parameters: Mapping[str, Any]) -> Iterator[int]:
    """Give how long each range outside ``UNWIND`` may become, by the numbers written in it."""
    for at, word in enumerate(words):
        if word.lower() == "range" and words[at + 1 : at + 2] == ["("]:
            before = words[at - 1].upper() if at else ""
            if before != "UNWIND":
                yield longest(inside(words, at + 1), parameters)


def inside(words: Sequence[str], opening: int) -> Iterator[str]:
    """Give the tokens between a bracket and the one that closes it."""
    depth = 0
    for word in words[opening:]:
        depth += (word in "([{") - (word in ")]}")
        if depth == 0:
            return
        yield word


def longest(arguments: Iterator[str], parameters: Mapping[str, Any]) -> int:
    """Return the product of the numbers in a range's arguments, which it cannot outgrow by much."""
    numbers = (number(word, parameters) for word in arguments)
    return math.prod(max(each, 1) for each in numbers)


def number(word: str, parameters: Mapping[str, Any]) -> int:
    """Return the size of a number or of a parameter that is one, else 0.

    Examples
    --------
    >>> number("1_000", {}), number("0xff", {}), number("1e3", {}), number("$n", {"n": -7})
    (1000, 255, 1000, 7)
    """
    value = parameters.get(word[1:]) if word.startswith("$") else word
    try:
        if isinstance(value, str):
            is_decimal = not value.lower().startswith("0x") and re.search("[.eE]", value)
            value = float(value) if is_decimal else int(value, 0)
        return abs(int(value)) if isinstance(value, int | float) else 0
    except (ValueError, OverflowError):
        return 0


def refuse_doubling(words: Sequence[str]) -> None:
    """Refuse ``reduce(a = …, … | a + a)``: forty turns make a text of a terabyte."""
    for at, word in enumerate(words):
        if word.lower() == "reduce" and words[at + 1 : at + 2] == ["("]:
            body = list(inside(words, at + 1))
            sum_of_itself = [body[1], "+", body[1]] if len(body) > 1 else []
            if any(body[i : i + 3] == sum_of_itself for i in range(len(body))):
                raise QueryError("The sum in reduce() doubles at each turn", cure="Rewrite it.")


def patterns(words: Sequence[str], parameters: Mapping[str, Any]) -> Iterator[str]:
    """Give the regular expressions that are written out, or are a parameter."""
    for operator, word in pairwise(words):
        if operator == "=~":
            yield str(parameters.get(word[1:], "")) if word.startswith("$") else word[1:-1]


def refuse_pattern(pattern: str) -> None:
    """Refuse a regular expression that can be tried in too many ways."""
    if (
        len(pattern) > LONGEST_PATTERN
        or _REPEATED_TWICE.search(pattern)
        or len(_STAR.findall(pattern)) > MOST_STARS
    ):
        raise QueryError(
            f"This regular expression may take for ever: {pattern[:LONGEST_PATTERN]}",
            cure="Repeat less in it, or use CONTAINS.",
        )
