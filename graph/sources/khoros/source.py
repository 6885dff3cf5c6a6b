"""The source itself: the answers of the Community API v2, read twice.

An answer to a LiQL query is ``{"data": {"type": "messages", "items": […]}}``. What its items are is
told by their own ``type`` (or by the answer's ``list_item_type``), so the query (``kind``) may be
written in any way; only tags and labels need it, for they do not say of which message they are. An
archive of a community asks for these, in any order:

==========================================================  ========================================
``SELECT id, subject, body, post_time, view_href, author,   messages. ``parent``, ``is_solution``,
board, conversation, depth, parent, topic, metrics,         ``solution_data`` and others must be
is_solution, solution_data, current_revision,               named: ``SELECT *`` leaves some out
moderation_status, deleted FROM messages``
``SELECT * FROM kudos WHERE message.id = 'ID'``             kudos: each LIKED its message
``SELECT * FROM boards``, ``categories``, ``nodes``         communities
``SELECT * FROM users``                                     accounts
``SELECT * FROM tags WHERE messages.id = 'ID'``, and the    tags of a message; the condition must
same of ``labels``                                          stand in ``kind``
==========================================================  ========================================

Relied upon are, of a message, ``id`` and ``post_time``; of a kudo ``message.id``, ``user.id`` and
``time``; of users, boards, categories and nodes ``id``; of tags and labels ``text``. Used are, of a
message, ``author.id`` (``login``, ``view_href``), ``board.id`` (``title``), ``parent.id``,
``topic.id``, ``depth``, ``subject``, ``body``, ``view_href``, ``metrics.views``,
``conversation.style``, ``is_solution``, ``solution_data.time``,
``current_revision.last_edit_time``, ``moderation_status``, ``deleted``, and ``tags.items`` and
``labels.items`` where they came along; of a kudo ``weight``; of boards and others ``title`` and
``parent_category.id`` or ``parent.id``; of a user ``login``, ``view_href``, ``deleted`` and
``registration_data.registration_time``.

The format: developer.khoros.com/khoroscommunitydevdocs/reference.
"""

from collections.abc import Iterator, Mapping
from functools import partial
from pathlib import Path
from types import MappingProxyType

from leylines.graph.model import Batch
from leylines.graph.sources.api_pages import page_files
from leylines.graph.sources.api_records import entity_batches, learn_all
from leylines.graph.sources.exports import export_files, opened_export
from leylines.graph.sources.khoros.community import Community
from leylines.graph.sources.khoros.entities import entities_of
from leylines.graph.sources.khoros.known import Known
from leylines.graph.sources.khoros.places import Places
from leylines.graph.sources.khoros.readers import read_entity
from leylines.graph.sources.options import check_options


class Khoros:
    """Answers of the Community API v2."""

    name = "khoros"
    title = "Khoros Communities (Lithium): answers of the API v2 (an archive, or .json files)"
    carries = frozenset({"times", "contents", "communities", "likes"})
    described = "developer.khoros.com/khoroscommunitydevdocs/reference"
    options: Mapping[str, str] = MappingProxyType({})

    def files(self, path: Path) -> tuple[Path, ...]:
        """Return the files that hold answers."""
        return export_files(path, page_files, ".jsonl or .json file with answers of the API")

    def batches(self, path: Path, options: Mapping[str, str]) -> Iterator[Batch]:
        """Yield the answers; each message, kudo, board, user and tag in them is a row."""
        check_options(self.name, options, self.options)
        self.files(path)
        known = Known()
        with opened_export(path) as tree:
            learn_all(tree, entities_of, known.learn)
            read = partial(read_entity, Community(known, Places(known)))
            yield from entity_batches(tree, entities_of, read)
