"""The messages of an export one by one, each with the chat that it is in."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, BinaryIO, cast

import ijson
from ijson.common import ObjectBuilder

from leylines.graph.errors import SourceError
from leylines.graph.sources.gathering import Item
from leylines.graph.sources.json_items import Document

CHATS = ("", "chats.list.item", "left_chats.list.item")
"""Where a chat stands: as the document itself, or in an account's lists."""
MESSAGES = frozenset(f"{place}.messages.item".removeprefix(".") for place in CHATS)
HEADS = {
    f"{place}.{name}".removeprefix("."): name for place in CHATS for name in ("id", "type", "name")
}
BLOCK = 1 << 16
SOME_EVENTS = 10_000
"""Of the parser, between messages, before more of the document is allowed."""
MOST_HELD = 1 << 20
"""Bytes of backslashes, which no message has, that wait for what follows them."""

ESCAPED = re.compile(rb"\\(?:x([0-9A-F]{2})|.)", re.DOTALL)
CUT = re.compile(rb"\\+(?:x[0-9A-F]?)?\Z")


@dataclass(slots=True)
class Chat:
    """A chat, as far as the document has told of it before its messages."""

    id: str = ""
    kind: str = ""
    name: str | None = None


def messages_in(raw: BinaryIO, where: str) -> Iterator[tuple[Chat, Item]]:
    """Yield each message of a document with its chat; memory holds one of them.

    Raises
    ------
    SourceError
        If the document is damaged or cut off; the messages before that were yielded.

    Examples
    --------
    >>> import io
    >>> data = b'{"name": "Bees", "type": "private_group", "id": 7, "messages": [{"id": 1}]}'
    >>> [(chat.name, item.value) for chat, item in messages_in(io.BytesIO(data), "result.json")]
    [('Bees', {'id': 1})]
    """
    document = Document(cast("BinaryIO", Mended(raw)), where)
    number = 0
    try:
        events = ijson.parse(document, use_float=True, buf_size=BLOCK)
        for chat, value in _messages(events, document):
            number += 1
            yield chat, Item(number, value, document.taken())
    except (ijson.JSONError, UnicodeDecodeError, RecursionError) as error:
        raise SourceError(
            f"The file is not JSON, or is cut off, after {number} messages: {error}",
            where=where,
            cure="Export it again and load it; what was loaded stays.",
        ) from error


def _messages(
    events: Iterator[tuple[str, str, Any]], document: Document
) -> Iterator[tuple[Chat, Any]]:
    chat = Chat()
    for number, (path, event, value) in enumerate(events, 1):
        if number % SOME_EVENTS == 0:
            document.taken()
        if event == "start_map" and path in CHATS:
            chat = Chat()
        elif event in ("string", "number") and (told := HEADS.get(path)):
            _tell(chat, told, str(value).replace("\0", "\ufffd")[:500])
        elif path in MESSAGES:
            yield chat, _built(events, event, value)


def _tell(chat: Chat, told: str, value: str) -> None:
    if told == "id":
        chat.id = value
    elif told == "type":
        chat.kind = value
    else:
        chat.name = value


def _built(events: Iterator[tuple[str, str, Any]], event: str, value: object) -> Any:  # noqa: ANN401 - any JSON
    """Return the value that begins with an event."""
    builder, depth = ObjectBuilder(), 0
    while True:
        builder.event(event, value)
        depth += event.startswith("start_") - event.startswith("end_")
        if depth == 0:
            return builder.value
        _, event, value = next(events)


class Mended:
    r"""Hands on a document with ``\u001F`` for ``\x1F``, which Telegram writes and is not JSON.

    Examples
    --------
    >>> import io
    >>> Mended(io.BytesIO(rb'"\x1F \\x1F \n"')).read(100)
    b'"\\u001F \\\\x1F \\n"'
    """

    def __init__(self, raw: BinaryIO) -> None:
        self._raw = raw
        self._rest = b""

    def read(self, size: int) -> bytes:
        """Return the next bytes; an escape that is cut by the end of a block waits for the next."""
        while size:
            block = self._raw.read(size)
            is_end = not block
            block, self._rest = self._rest + block, b""
            if not is_end and len(block) < MOST_HELD and (cut := CUT.search(block)):
                block, self._rest = block[: cut.start()], block[cut.start() :]
            if block or is_end:
                return ESCAPED.sub(_mend, block) if b"\\x" in block else block
        return b""


def _mend(escape: "re.Match[bytes]") -> bytes:
    return b"\\u00" + escape[1] if escape[1] else escape[0]
