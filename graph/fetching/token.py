"""The token by which an API knows who asks: from a private file or the environment, never typed."""

import os
from collections.abc import Mapping
from pathlib import Path

from leylines.graph.errors import FetchError

MOST_BYTES = 16_384


def read_token(
    file: Path | None = None,
    variable: str | None = None,
    environment: Mapping[str, str] = os.environ,
) -> str | None:
    """Return a token, or none where neither place is named.

    Raises
    ------
    FetchError
        If there is none where it was said to be, if others may read the file, or if it could not
        stand in a header.

    Examples
    --------
    >>> read_token(variable="FORUM_TOKEN", environment={"FORUM_TOKEN": "secret"})
    'secret'
    """
    if file is not None:
        where, token = str(file), _in_file(file)
    elif variable is not None:
        where, token = f"environment: {variable}", environment.get(variable, "").strip()
    else:
        return None
    if not (token and token.isascii() and token.isprintable()):
        raise FetchError(
            "There is no token" if not token else "The token holds what no token can",
            where=where,
            cure="Put the token there, on one line.",
        )
    return token


def _in_file(file: Path) -> str:
    try:
        with file.open("rb") as stream:
            mode = os.fstat(stream.fileno()).st_mode
            content = stream.read(MOST_BYTES)
    except OSError as error:
        raise FetchError(
            f"The token cannot be read: {error.strerror}", where=str(file), cure="Check the path."
        ) from error
    if os.name == "posix" and mode & 0o077:
        raise FetchError(
            "Others may read the token",
            where=str(file),
            cure=f"Keep it to yourself: chmod 600 {file}",
        )
    return content.decode("utf-8", "replace").strip()
