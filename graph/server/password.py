"""The embedded server's password: random, in a file that only its owner can read."""

import os
import secrets
from pathlib import Path

USER = "neo4j"


def password_path(home: Path) -> Path:
    """Return where a home keeps its password."""
    return home / "password"


def read_password(home: Path) -> str | None:
    """Read a home's password; none if there is none yet."""
    try:
        return password_path(home).read_text(encoding="utf-8")
    except FileNotFoundError:
        return None


def new_password() -> str:
    """Return a random password of 256 bits, of letters and digits only.

    Neo4j's command takes one that begins with a dash for an option.
    """
    return secrets.token_hex(32)


def keep_password(home: Path, password: str) -> None:
    """Write a home's password, whole or not at all, readable by its owner only."""
    part = password_path(home).with_suffix(".part")
    part.unlink(missing_ok=True)
    descriptor = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        file.write(password)
    part.replace(password_path(home))
