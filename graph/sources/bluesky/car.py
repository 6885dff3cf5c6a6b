"""The blocks of a CAR file, one at a time, each checked against its hash.

The format: CARv1, ipld.io/specs/transport/car/carv1.
"""

from collections.abc import Iterator
from hashlib import sha256
from typing import Any, BinaryIO

import libipld

from leylines.graph.errors import SourceError

LONGEST_BLOCK = 16 << 20
"""Bytes. A record has at most 1 MiB."""
SHA_256 = 0x12
LONGEST_NUMBER = 10


def blocks_of(raw: BinaryIO, where: str) -> Iterator[tuple[bytes, bytes]]:
    """Yield the id and the data of each block.

    Raises
    ------
    SourceError
        If the file is none, is cut off, or holds something else than it was made with.
    """
    try:
        _check_header(_section(raw) or b"")
        while (section := _section(raw)) is not None:
            yield _checked(section)
    except (ValueError, IndexError, AttributeError, RecursionError) as error:
        raise SourceError(
            f"The file is no CAR, or is damaged or cut off: {error}",
            where=where,
            cure="Export it again and load it; what was loaded stays.",
        ) from error


def _check_header(section: bytes) -> None:
    header: Any = libipld.decode_dag_cbor(section)
    if header.get("version") != 1:
        raise ValueError("its version is not 1")


def _checked(section: bytes) -> tuple[bytes, bytes]:
    end = _end_of_id(section)
    cid, data = section[:end], section[end:]
    if sha256(data).digest() != cid[-32:]:
        raise ValueError("a block is not what its hash says")
    return cid, data


def _section(raw: BinaryIO) -> bytes | None:
    length = _read_number(raw)
    if length is None:
        return None
    if length > LONGEST_BLOCK:
        raise ValueError(f"a block of {length} bytes")
    section = raw.read(length)
    if len(section) < length:
        raise ValueError("the last block has no end")
    return section


def _read_number(raw: BinaryIO) -> int | None:
    """Return the next number (LEB128), nothing at the end of the file."""
    number = 0
    for place in range(LONGEST_NUMBER):
        byte = raw.read(1)
        if not byte:
            if place:
                raise ValueError("the last block has no end")
            return None
        number |= (byte[0] & 127) << 7 * place
        if byte[0] < 128:
            return number
    raise ValueError("a length without end")


def _end_of_id(section: bytes) -> int:
    """Return where the id of a block ends: version, codec, kind of hash, its length, itself."""
    place, numbers = 0, []
    for _ in range(4):
        begin = place
        while section[place] >= 128:
            place += 1
        place += 1
        numbers.append(section[begin])
    if numbers[2:] != [SHA_256, 32] or len(section) < place + 32:
        raise ValueError("an id that is not made by SHA-256")
    return place + 32
