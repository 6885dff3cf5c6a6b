"""The source itself: exports of a chat or of an account, read twice.

Telegram Desktop writes ``result.json``: a chat with ``id``, ``type``, ``name`` and ``messages``, or
an account, whose chats stand in ``chats.list`` and ``left_chats.list``. Relied upon are, of a
message, ``id``, ``type``, ``from_id`` and ``date_unixtime`` (or, before 2022, ``date``); used are
``from``, ``text``, ``text_entities``, ``edited_unixtime``, ``reply_to_message_id``,
``reply_to_peer_id``, ``forwarded_from_id`` and ``reactions`` with ``emoji`` and ``recent``.

The format: core.telegram.org/import-export; github.com/telegramdesktop/tdesktop (export/output).
"""

from collections.abc import Iterator, Mapping
from itertools import count
from pathlib import Path
from types import MappingProxyType
from zoneinfo import ZoneInfo

from leylines.graph.errors import SourceError
from leylines.graph.model import Batch
from leylines.graph.sources.exports import export_files, opened_export
from leylines.graph.sources.gathering import Item, gathered_batches, json_shown
from leylines.graph.sources.options import check_options
from leylines.graph.sources.telegram.chats import Chats
from leylines.graph.sources.telegram.documents import Chat, messages_in
from leylines.graph.sources.telegram.messages import peer
from leylines.graph.sources.tree import Tree

Placed = tuple[int, Chat, object]


class Telegram:
    """Exports of Telegram Desktop."""

    name = "telegram"
    title = "Telegram: result.json of Telegram Desktop, of a chat or an account"
    carries = frozenset({"times", "contents", "communities", "likes"})
    described = "github.com/telegramdesktop/tdesktop"
    options: Mapping[str, str] = MappingProxyType(
        {
            "bots": "ids of users that are bots (user123), parted by commas",
            "zone": "of the clock of who exported (Europe/Berlin), for exports before 2022",
        }
    )

    def files(self, path: Path) -> tuple[Path, ...]:
        """Return the documents."""
        return export_files(path, _documents, ".json file of an export")

    def batches(self, path: Path, options: Mapping[str, str]) -> Iterator[Batch]:
        """Yield the chats, each message a row."""
        check_options(self.name, options, self.options)
        self.files(path)
        bots = (peer(each.strip()) for each in options.get("bots", "").split(","))
        chats = Chats(_zone(options.get("zone")), frozenset(filter(None, bots)))
        with opened_export(path) as tree:
            numbers = count()
            for name in _documents(tree):
                for item in _placed(tree, name, numbers):
                    _, chat, value = item.value
                    chats.learn(chat, value)
            chats.index.settle()
            numbers = count()
            for name in _documents(tree):
                yield from gathered_batches(name, _placed(tree, name, numbers), chats.read, _shown)


def _zone(name: str | None) -> ZoneInfo | None:
    try:
        return ZoneInfo(name) if name else None
    except (ValueError, OSError, KeyError) as error:
        raise SourceError(
            f"There is no time zone {name!r}", cure="Write it as in Europe/Berlin, or UTC."
        ) from error


def _documents(tree: Tree) -> tuple[str, ...]:
    return tuple(name for name in tree.names if name.endswith(".json"))


def _placed(tree: Tree, name: str, numbers: Iterator[int]) -> Iterator[Item]:
    with tree.opened(name) as raw:
        for chat, item in messages_in(raw, name):
            yield Item(item.line, (next(numbers), chat, item.value), item.size)


def _shown(placed: Placed) -> str:
    return json_shown(placed[2])
