"""Which load this is: the same files, read the same way, into the same network."""

import hashlib
import json
import re
from collections.abc import Mapping
from importlib.metadata import version
from pathlib import Path

from leylines.graph.errors import LoadError, SourceError
from leylines.graph.sources.options import NAMING_FILES
from leylines.graph.sources.source import Source
from leylines.graph.sources.wrapped import protection_of


def check_network(network: str) -> None:
    """Refuse an id that could not stand before a slash or in the name of a file.

    Examples
    --------
    >>> check_network("a/b")
    Traceback (most recent call last):
    ...
    leylines.graph.errors.LoadError: 'a/b' cannot be the id of a network. Use letters, ...
    """
    if not re.fullmatch(r"\w[\w.-]{0,99}", network):
        raise LoadError(
            f"{network!r} cannot be the id of a network",
            cure="Use letters, digits, '.', '_' and '-', a letter or digit first.",
        )


def load_id(source: Source, path: Path, network: str, options: Mapping[str, str]) -> str:
    """Return the id of a load: it changes with the content of the files, not with their place.

    It changes also with the version of Leylines, whose batches may be other ones.

    Raises
    ------
    SourceError
        If a file cannot be read.
    """
    told = [version("leylines"), network, source.name, dict(sorted(options.items()))]
    if protection := protection_of(source):
        told.append(protection)
    digest = hashlib.blake2b(json.dumps(told).encode(), digest_size=16)
    named = [Path(value) for name, value in sorted(options.items()) if name in NAMING_FILES]
    for name in (*source.files(path), *named):
        try:
            with name.open("rb") as file:
                content = hashlib.file_digest(file, "blake2b").digest()
        except OSError as error:
            raise SourceError(
                f"The file cannot be read: {error.strerror}", where=str(name), cure="Mend it."
            ) from error
        digest.update(name.name.encode("utf-8", "surrogateescape") + b"\0" + content)
    return digest.hexdigest()
