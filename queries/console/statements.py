"""Where a statement ends: what was typed or piped, cut into what can be run and what goes on."""

from leylines.queries.console.tokens import scan


def split(text: str) -> tuple[list[str], str]:
    r"""Return the finished statements of a text, and the rest that is not finished.

    Cypher ends with a semicolon outside strings, names and comments; a command of the console is
    one line that begins with a colon.

    Examples
    --------
    >>> split("RETURN ';' AS x; :params\nMATCH (n)")
    (["RETURN ';' AS x", ':params'], 'MATCH (n)')
    """
    done: list[str] = []
    rest = text
    while (start := rest.lstrip()) != "":
        if start.startswith(":"):
            line, _, rest = start.partition("\n")
            done.append(line.strip().removesuffix(";").rstrip())
            continue
        end = next((token.start for token in scan(start).tokens if token.text == ";"), None)
        if end is None:
            break
        if start[:end].strip():
            done.append(start[:end].strip())
        rest = start[end + 1 :]
    return done, rest.strip()


def is_finished(text: str) -> bool:
    """Say whether nothing of a text waits for its end.

    Examples
    --------
    >>> is_finished("RETURN 1;"), is_finished("RETURN 1"), is_finished(":help")
    (True, False, True)
    """
    return not says_something(split(text)[1])


def says_something(text: str) -> bool:
    """Say whether there is more than space and comments.

    Examples
    --------
    >>> says_something("// later"), says_something("/* open")
    (False, True)
    """
    read = scan(text)
    return bool(read.significant) or any(
        token.open and token.text.startswith("/*") for token in read.tokens
    )
