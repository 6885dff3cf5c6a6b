"""The source itself: an archive of one account or of several, or outboxes, read twice.

Mastodon's archive (Preferences, Import and export) is a .zip or .tar.gz with ``actor.json``,
``outbox.json`` and ``likes.json``; any other document of ActivityStreams is read as well, and so is
an archive of answers (``{"kind": …, "body": …}`` a line, whose bodies are such documents).

=================================  =================================================================
``Create``, ``Update`` of a post   a content; REPLIED to the author of ``inReplyTo``; MENTIONED for
                                   ``tag`` s of type ``Mention``; QUOTED for ``quote``, ``quoteUrl``
a post by itself                   the same
``Announce``                       REPOSTED to the author of ``object``
``Like``, ``EmojiReact``           LIKED; so are the addresses in ``likes.json``
``Follow``                         FOLLOWED, if it has a time
``Undo`` of one of these           the interaction is gone
``Delete``                         the content is gone
``Person``                         an account
=================================  =================================================================

Ids are addresses. Whose a post is that is not among the files is told by its address where it is
Mastodon's (``…/users/ada/statuses/109``), or by whom an ``Announce`` is addressed to.

The format: www.w3.org/TR/activitystreams-vocabulary and docs.joinmastodon.org/spec/activitypub.
"""

from collections.abc import Iterator, Mapping
from functools import partial
from pathlib import Path
from types import MappingProxyType

from leylines.graph.model import Batch
from leylines.graph.sources.activitypub.documents import Told, documents, told_in
from leylines.graph.sources.activitypub.known import Known
from leylines.graph.sources.activitypub.readers import read_told
from leylines.graph.sources.exports import export_files, opened_export
from leylines.graph.sources.gathering import Item, gathered_batches, items_of, json_shown
from leylines.graph.sources.options import check_options


class ActivityPub:
    """An account's archive, or outboxes."""

    name = "activitypub"
    title = "ActivityPub: an account's archive (Mastodon and others), or outboxes"
    carries = frozenset({"times", "contents", "communities", "likes"})
    described = "docs.joinmastodon.org/spec/activitypub"
    options: Mapping[str, str] = MappingProxyType({})

    def files(self, path: Path) -> tuple[Path, ...]:
        """Return the documents."""
        return export_files(path, documents, "document (.json)")

    def batches(self, path: Path, options: Mapping[str, str]) -> Iterator[Batch]:
        """Yield the documents, each activity a row."""
        check_options(self.name, options, self.options)
        self.files(path)
        known = Known()
        with opened_export(path) as tree:
            names, told = documents(tree), partial(told_in, tree)
            for item in items_of(names, told):
                if isinstance(item, Item):
                    known.learn(item.value)
            items, read = items_of(names, told), partial(read_told, known)
            yield from gathered_batches(path.name, items, read, _shown)


def _shown(told: Told) -> str:
    return json_shown(told.value)
