"""The source itself: lists of users and channels, and then the days of each channel, read twice.

Relied upon are, of a message, ``ts`` (which is its id within its channel) and ``user``; used are
``text``, ``subtype``, ``thread_ts``, ``parent_user_id``, ``reactions`` with ``name`` and ``users``,
``edited``, ``bot_id``, ``user_profile``; of users and channels ``id``, and used are ``name``,
``real_name``, ``profile``, ``is_bot``, ``members``.

The format: slack.com/help/articles/220556107 (How to read Slack data exports);
api.slack.com/events/message (subtypes).
"""

import re
from collections.abc import Iterator, Mapping
from functools import partial
from itertools import count
from pathlib import Path
from types import MappingProxyType
from typing import Any

from leylines.graph.errors import SourceError
from leylines.graph.model import Batch
from leylines.graph.sources.exports import export_files, opened_export
from leylines.graph.sources.fields import needed_id
from leylines.graph.sources.gathering import Item, gathered_batches, json_shown
from leylines.graph.sources.options import check_options
from leylines.graph.sources.records import Records, Unusable
from leylines.graph.sources.slack.layout import (
    USERS,
    files_of_export,
    folder_of,
    items_in,
    list_name,
)
from leylines.graph.sources.slack.messages import Message, Reader, introduce
from leylines.graph.sources.slack.workspace import Workspace, is_channel_list
from leylines.graph.sources.tree import Tree

SITE = re.compile(r"[a-z0-9-]+(\.[a-z0-9-]+)+")


class Slack:
    """The export of a workspace."""

    name = "slack"
    title = "Slack: the export of a workspace (.zip, or the folder)"
    carries = frozenset({"times", "contents", "communities", "likes"})
    described = "slack.com/help/articles/220556107"
    options: Mapping[str, str] = MappingProxyType(
        {"site": "its address (acme.slack.com), to link accounts and contents"}
    )

    def files(self, path: Path) -> tuple[Path, ...]:
        """Return the lists and the days."""
        return export_files(path, files_of_export, "users.json, so no export of Slack,")

    def batches(self, path: Path, options: Mapping[str, str]) -> Iterator[Batch]:
        """Yield the export; each user, each conversation and each message is a row."""
        check_options(self.name, options, self.options)
        site = options.get("site", "")
        if site and not SITE.fullmatch(site):
            raise SourceError(
                f"{site!r} is no address of a workspace", cure="Write it as in acme.slack.com."
            )
        self.files(path)
        workspace = Workspace(site)
        with opened_export(path) as tree:
            names = files_of_export(tree)
            numbers = count()
            for name in names:
                if listed := list_name(name):
                    for item in items_in(tree, name):
                        workspace.learn(listed, item.value)
                else:
                    _learn_day(workspace, tree, name, numbers)
            numbers = count()
            for name in names:
                if listed := list_name(name):
                    read: Any = partial(_read_listed, workspace, listed)
                    yield from gathered_batches(name, items_in(tree, name), read)
                else:
                    reader = Reader(workspace, workspace.channel(folder_of(name)))
                    items = _placed(tree, name, numbers)
                    yield from gathered_batches(name, items, reader.read, _shown)


def _learn_day(workspace: Workspace, tree: Tree, name: str, numbers: Iterator[int]) -> None:
    channel = workspace.channel(folder_of(name))
    newest: dict[str, tuple[str, int]] = {}
    for item in _placed(tree, name, numbers):
        number, value = item.value
        try:
            message = Message.of(channel, value)
        except Unusable:
            continue
        if message.is_deleted:
            workspace.deleted.add(message.id)
        elif message.id in newest:
            newest[message.id] = max(newest[message.id], (message.edited, number))
            workspace.newest[message.id] = newest[message.id][1]
        else:
            newest[message.id] = (message.edited, number)
        if message.is_root and message.author:
            workspace.began[message.id] = message.author


def _placed(tree: Tree, name: str, numbers: Iterator[int]) -> Iterator[Item]:
    for item in items_in(tree, name):
        yield Item(item.line, (next(numbers), item.value), item.size)


def _shown(placed: tuple[int, object]) -> str:
    return json_shown(placed[1])


def _read_listed(workspace: Workspace, listed: str, value: object, records: Records) -> None:
    """Read a user or a conversation; that of a few people is no community."""
    if not isinstance(value, dict):
        raise Unusable("not a JSON object")
    own = needed_id(value, "id")
    if listed == USERS:
        if own not in workspace.users:
            raise Unusable("a name in it is no text", "profile")
        if not workspace.is_person(own):
            raise Unusable("a bot", "is_bot")
        introduce(workspace, own, records)
    elif is_channel_list(listed):
        records.add("communities", id=own, name=needed_id(value, "name"), kind="channel")
