"""The source itself: repositories of accounts, or answers of the API.

A repository (Settings, Account, Export my data; ``com.atproto.sync.getRepo``) is a CAR file with
everything that one account did:

=============================  ====================================================================
``app.bsky.feed.post``         a content; REPLIED to the author of ``reply.parent``; QUOTED for a
                               record in ``embed``; MENTIONED for each ``facet#mention``
``app.bsky.feed.like``         LIKED, if its subject is a post
``app.bsky.feed.repost``       REPOSTED
``app.bsky.graph.follow``      FOLLOWED
``app.bsky.actor.profile``     the account's name
anything else                  a reject: no interaction
=============================  ====================================================================

Each answer of the API says by itself what it is, so the endpoint (``kind``) is not looked at:

=============================  ====================================================================
``posts``, ``feed``,           posts with their ``record`` as above, and their ``author``; a feed's
``thread``                     ``reason`` with ``by`` is REPOSTED
``likes`` of ``uri``           LIKED by each ``actor`` at ``createdAt``
``repostedBy`` of ``uri``      REPOSTED by each, with the time of the post
``followers`` of ``subject``   each FOLLOWED it, with the time of the younger account
``follows`` of ``subject``     each is FOLLOWED by it, the same
``profiles``, ``actors``       accounts
=============================  ====================================================================

The format: atproto.com/specs/repository and docs.bsky.app/docs/advanced-guides/posts.
"""

from collections.abc import Iterator, Mapping
from functools import partial
from pathlib import Path
from types import MappingProxyType

from leylines.graph.model import Batch, Reject
from leylines.graph.sources.api_pages import page_files, plain_name
from leylines.graph.sources.bluesky.answers import told_in
from leylines.graph.sources.bluesky.readers import Known, read_told
from leylines.graph.sources.bluesky.repository import records_of
from leylines.graph.sources.bluesky.told import Told
from leylines.graph.sources.exports import export_files, opened_export
from leylines.graph.sources.gathering import Item, gathered_batches, items_of, json_shown
from leylines.graph.sources.options import check_options
from leylines.graph.sources.tree import Tree


class Bluesky:
    """Repositories of accounts, or answers of the API."""

    name = "bluesky"
    title = "Bluesky: accounts' repositories (.car), or answers of the API"
    carries = frozenset({"times", "contents", "communities", "likes"})
    described = "atproto.com/specs/repository"
    options: Mapping[str, str] = MappingProxyType({})

    def files(self, path: Path) -> tuple[Path, ...]:
        """Return the repositories and the files with answers."""
        return export_files(
            path, _names, "repository (.car), or .json file with answers of the API"
        )

    def batches(self, path: Path, options: Mapping[str, str]) -> Iterator[Batch]:
        """Yield the repositories and answers, each record, post and account in a list a row."""
        check_options(self.name, options, self.options)
        self.files(path)
        known = Known()
        with opened_export(path) as tree:
            names, told = _names(tree), partial(_items, tree)
            for item in items_of(names, told):
                if isinstance(item, Item):
                    known.learn(item.value)
            items, read = items_of(names, told), partial(read_told, known)
            yield from gathered_batches(path.name, items, read, _shown)


def _names(tree: Tree) -> tuple[str, ...]:
    repositories = tuple(name for name in tree.names if plain_name(name).endswith(".car"))
    return tuple(sorted((*repositories, *page_files(tree))))


def _items(tree: Tree, name: str) -> Iterator[Item | Reject]:
    return (records_of if plain_name(name).endswith(".car") else told_in)(tree, name)


def _shown(told: Told) -> str:
    return f"{told.of} {json_shown(told.value)}".strip()
