"""The source itself: the answers of the API, read twice.

What an answer holds is told by its members, so the endpoint (``kind``) may be written in any way,
with or without ``.json``; only the likes of a post need it, for their answer does not say of which
post they are. An archive of all of a forum's topics, likes and categories asks for these:

=======================================  ===========================================================
``/t/ID.json``                           a topic, and ``post_stream.posts``: its first posts
``/t/ID/posts.json?post_ids[]=…``        ``post_stream.posts``: more of them
``/posts.json``                          ``latest_posts``
``/posts/ID.json``                       a post
``/post_action_users.json?id=POST        ``post_action_users``: users, each LIKED the post; the
&post_action_type_id=2``                 parameter ``id`` must stand in ``kind`` (saved by hand: a
                                         file named ``post_action_users_POST.json``)
``/user_actions.json?username=…          ``user_actions`` of type 1 and 2: LIKED, with its time
&filter=1``
``/categories.json``, ``/site.json``     ``category_list.categories`` (and their
                                         ``subcategory_list``), ``categories``
``/latest.json`` and other lists         ``topic_list.topics``, ``users``
``/u/NAME.json``                         ``user``
``/directory_items.json``                ``directory_items``: each a ``user``
=======================================  ===========================================================

Relied upon are, of a post, ``id``, ``topic_id``, ``post_number``, ``created_at`` and ``user_id``;
of a like ``id``; of an action ``action_type``, ``acting_user_id``, ``user_id`` (the post's author),
``post_id`` and ``created_at``; of topics, categories and users ``id``. Used are, of a post,
``updated_at``, ``username``, ``name``, ``cooked``, ``post_type``, ``reply_to_post_number``,
``reply_to_user``, ``accepted_answer``, ``deleted_at`` and ``user_deleted``; of a topic ``title``,
``views``, ``category_id``, ``tags``, ``archetype``, ``deleted_at`` and ``accepted_answer``; of a
category ``name`` and ``parent_category_id``; of a user ``username``, ``name``, ``created_at``.

The format: docs.discourse.org.
"""

import re
from collections.abc import Iterator, Mapping
from functools import partial
from pathlib import Path
from types import MappingProxyType

from leylines.graph.errors import SourceError
from leylines.graph.model import Batch
from leylines.graph.sources.api_pages import page_files
from leylines.graph.sources.api_records import entity_batches, learn_all
from leylines.graph.sources.discourse.communities import Communities
from leylines.graph.sources.discourse.entities import entities_of
from leylines.graph.sources.discourse.forum import Forum
from leylines.graph.sources.discourse.known import Known
from leylines.graph.sources.discourse.readers import read_entity
from leylines.graph.sources.exports import export_files, opened_export
from leylines.graph.sources.options import check_options

SITE = re.compile(r"[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)*(:\d+)?(/[\w.~-]+)*")


class Discourse:
    """Answers of Discourse's API."""

    name = "discourse"
    title = "Discourse: answers of the API (an archive, or .json files)"
    carries = frozenset({"times", "contents", "communities", "likes"})
    described = "docs.discourse.org"
    options: Mapping[str, str] = MappingProxyType(
        {"site": "its address (meta.discourse.org), to link accounts and contents"}
    )

    def files(self, path: Path) -> tuple[Path, ...]:
        """Return the files that hold answers."""
        return export_files(path, page_files, ".jsonl or .json file with answers of the API")

    def batches(self, path: Path, options: Mapping[str, str]) -> Iterator[Batch]:
        """Yield the answers; each post, topic, category, user and like in them is a row."""
        check_options(self.name, options, self.options)
        site = options.get("site", "")
        if site and not SITE.fullmatch(site):
            raise SourceError(
                f"{site!r} is not the address of a forum", cure="Write it as in meta.discourse.org."
            )
        self.files(path)
        known = Known()
        with opened_export(path) as tree:
            learn_all(tree, entities_of, known.learn)
            read = partial(read_entity, Forum(known, site, Communities(known)))
            yield from entity_batches(tree, entities_of, read)
