"""The source itself: the answers of the API, read twice.

Known are the endpoints below, with or without ``/api/v1/`` before them. What an answer holds is
told by its entities, so any other endpoint that gives statuses or accounts is read as well; only
what belongs to a post or an account (who liked, boosted, follows) needs its endpoint to be named.

===============================  ===================================================================
``timelines/…``                  statuses
``accounts/ID/statuses``         statuses
``statuses/ID``                  a status
``statuses/ID/context``          statuses: ``ancestors`` and ``descendants``
``search``                       ``statuses`` and ``accounts``
``accounts/ID``, ``directory``   accounts
``statuses/ID/favourited_by``    accounts: each LIKED the status
``statuses/ID/reblogged_by``     accounts: each REPOSTED it
``accounts/ID/followers``        accounts: each FOLLOWED it
``accounts/ID/following``        accounts: each is FOLLOWED by it
``instance``                     nothing
===============================  ===================================================================

A status becomes a content, REPLIED to ``in_reply_to_account_id``, MENTIONED for the others in
``mentions``, QUOTED to the author of ``quote``, or, if it has a ``reblog``, REPOSTED to the author
of that; hashtags are communities. It is relied upon ``id``, ``created_at`` and ``account.id``, and
used are ``content``, ``spoiler_text``, ``edited_at``, ``visibility``, ``uri``, ``url``, ``tags``,
``in_reply_to_id``; of an account ``id`` is needed, and used are ``acct``, ``username``,
``display_name``, ``url``, ``created_at``, ``bot`` and ``group``.

The API does not say when somebody liked or followed. A like (and a boost of which only the list
tells) has the time of the post, a follow that of the younger account: the earliest they can be.

The format: docs.joinmastodon.org/entities/Status, /entities/Account, /entities/Quote.
"""

from collections.abc import Iterator, Mapping
from functools import partial
from pathlib import Path
from types import MappingProxyType

from leylines.graph.model import Batch, Reject
from leylines.graph.sources.api_pages import page_files, pages_in
from leylines.graph.sources.exports import export_files, opened_export
from leylines.graph.sources.gathering import Item, gathered_batches, items_of, json_shown
from leylines.graph.sources.mastodon.entities import Entity, entities_of
from leylines.graph.sources.mastodon.known import Known
from leylines.graph.sources.mastodon.readers import read_entity
from leylines.graph.sources.options import check_options
from leylines.graph.sources.tree import Tree


class Mastodon:
    """Answers of Mastodon's API."""

    name = "mastodon"
    title = "Mastodon: answers of the API (an archive, or .json files)"
    carries = frozenset({"times", "contents", "communities", "likes"})
    described = "docs.joinmastodon.org/entities/Status"
    options: Mapping[str, str] = MappingProxyType({})

    def files(self, path: Path) -> tuple[Path, ...]:
        """Return the files that hold answers."""
        return export_files(path, page_files, ".jsonl or .json file with answers of the API")

    def batches(self, path: Path, options: Mapping[str, str]) -> Iterator[Batch]:
        """Yield the answers, each status and each account of a list a row."""
        check_options(self.name, options, self.options)
        self.files(path)
        known = Known()
        with opened_export(path) as tree:
            names, entities = page_files(tree), partial(_entities, tree)
            for item in items_of(names, entities):
                if isinstance(item, Item):
                    known.learn(item.value)
            items, read = items_of(names, entities), partial(read_entity, known)
            yield from gathered_batches(path.name, items, read, _shown)


def _entities(tree: Tree, name: str) -> Iterator[Item | Reject]:
    """Yield the entities of a file; what an answer holds is counted one by one."""
    for item in pages_in(tree, name):
        if isinstance(item, Reject):
            yield item
            continue
        entities = list(entities_of(item.value))
        for entity in entities:
            yield Item(item.line, entity, item.size // len(entities))


def _shown(entity: Entity) -> str:
    return json_shown(entity.value)
