"""The key of pseudonyms and tombstones: apart from the data, in a file that only its owner reads.

Without it nobody can tell whether a pseudonym or a tombstone stands for a name that they guess;
with another one, neither fits any more.
"""

import hashlib
import hmac
import os
import secrets
from pathlib import Path

from leylines.graph.errors import SettingsError
from leylines.graph.settings import Settings

BYTES = 32
LENGTH = 24
"""Hexadecimal digits of a digest, 96 bits: no two of a thousand million ids are the same."""


def privacy_key(settings: Settings) -> bytes:
    """Return the key, made at first.

    Raises
    ------
    SettingsError
        If its file cannot be read, holds something else, or may be read by others.
    """
    path = settings.privacy_key_file or settings.data_dir / "privacy.key"
    try:
        return _read(path)
    except FileNotFoundError:
        _make(path)
        return _read(path)


def digest(key: bytes, purpose: str, text: str) -> str:
    """Return what stands for a text, by HMAC-SHA256 (RFC 2104); other purposes give other ones.

    Examples
    --------
    >>> digest(b"k", "account", "forum/ada") == digest(b"k", "account", "forum/ada")
    True
    >>> digest(b"k", "account", "forum/ada") == digest(b"k", "content", "forum/ada")
    False
    """
    told = f"{purpose}\0{text}".encode("utf-8", "surrogatepass")
    return hmac.new(key, told, hashlib.sha256).hexdigest()[:LENGTH]


def _read(path: Path) -> bytes:
    try:
        text, mode = path.read_text(encoding="ascii").strip(), path.stat().st_mode
        key = bytes.fromhex(text)
    except (UnicodeDecodeError, ValueError) as error:
        raise SettingsError(
            "The file of the privacy key holds something else",
            where=str(path),
            cure="Put the key back. Without it pseudonyms and tombstones fit no more.",
        ) from error
    if len(key) != BYTES or (os.name == "posix" and mode & 0o077):
        raise SettingsError(
            f"The privacy key must be {BYTES} bytes that only you can read",
            where=str(path),
            cure=f"Put the key back, and `chmod 600 {path}`.",
        )
    return key


def _make(path: Path) -> None:
    """Write a new key whole or not at all; of two at once, one stays."""
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f"{path.name}.{secrets.token_hex(4)}")
    descriptor = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w", encoding="ascii") as file:
        file.write(secrets.token_hex(BYTES) + "\n")
    try:
        os.link(part, path)
    except FileExistsError:
        pass
    finally:
        part.unlink()
