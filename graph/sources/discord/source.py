"""The source itself: exported channels, read twice.

DiscordChatExporter writes a document for each channel or thread, or several parts of one:
``guild``, ``channel``, ``exportedAt`` and ``messages``. Relied upon are ``channel.id``, and of a
message ``id``, ``type``, ``timestamp`` and ``author.id``; used are ``content``,
``timestampEdited``, ``reference.messageId``, ``mentions``, ``reactions`` with ``emoji.name`` and,
in newer versions, ``users``; of users ``name``, ``discriminator``, ``nickname`` and ``isBot``, of
the channel ``name``, ``type``, ``categoryId`` and ``category``.

The format: github.com/Tyrrrz/DiscordChatExporter.
"""

from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from itertools import count
from pathlib import Path, PurePosixPath
from types import MappingProxyType

from leylines.graph.model import Batch
from leylines.graph.sources.discord.channel import Channel, channel_of
from leylines.graph.sources.discord.messages import Guild
from leylines.graph.sources.exports import export_files, opened_export
from leylines.graph.sources.gathering import Item, gathered_batches, json_shown
from leylines.graph.sources.json_items import json_items
from leylines.graph.sources.options import check_options
from leylines.graph.sources.tree import Tree

ASSETS = "_Files"
"""The end of the name of a folder with pictures and attachments, which may be JSON as well."""


class Discord:
    """Channels that DiscordChatExporter wrote."""

    name = "discord"
    title = "Discord: channels exported by DiscordChatExporter (JSON)"
    carries = frozenset({"times", "contents", "communities", "likes"})
    described = "github.com/Tyrrrz/DiscordChatExporter"
    options: Mapping[str, str] = MappingProxyType({})

    def files(self, path: Path) -> tuple[Path, ...]:
        """Return the exported channels."""
        return export_files(path, _channels, ".json file of an exported channel")

    def batches(self, path: Path, options: Mapping[str, str]) -> Iterator[Batch]:
        """Yield the channels, each message a row."""
        check_options(self.name, options, self.options)
        self.files(path)
        guild = Guild()
        with opened_export(path) as tree:
            channels: dict[str, Channel] = {}
            numbers = count()
            for name in _channels(tree):
                with tree.opened(name) as raw:
                    channels[name] = channel_of(raw, name)
                for item in _placed(tree, name, numbers):
                    guild.learn(channels[name], item.value[1])
            _join(channels.values())
            guild.index.settle()
            numbers = count()
            for name, channel in channels.items():
                items = _placed(tree, name, numbers)
                yield from gathered_batches(name, items, partial(guild.read, channel), _shown)


def _join(channels: Iterable[Channel]) -> None:
    """Give the parts of a private channel the members of all of them."""
    members: dict[str, set[str]] = {}
    for channel in channels:
        channel.members |= members.setdefault(channel.id, channel.members)
        members[channel.id] |= channel.members
        channel.members = members[channel.id]


def _channels(tree: Tree) -> tuple[str, ...]:
    return tuple(name for name in tree.names if name.endswith(".json") and not _is_asset(name))


def _is_asset(name: str) -> bool:
    return any(part.endswith(ASSETS) for part in PurePosixPath(name).parts[:-1])


def _placed(tree: Tree, name: str, numbers: Iterator[int]) -> Iterator[Item]:
    with tree.opened(name) as raw:
        for item in json_items(raw, "messages.item", name):
            yield Item(item.line, (next(numbers), item.value), item.size)


def _shown(placed: tuple[int, object]) -> str:
    return json_shown(placed[1])
