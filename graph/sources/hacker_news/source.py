"""The source itself: the answers of the API, read twice.

========================  ==========================================================================
``item/ID``               a story, comment, job, poll, or an option of a poll
``user/NAME``             an account
========================  ==========================================================================

What an answer is, is told by its members, so the endpoint (``kind``) may be written in any way.
Relied upon are, of an item, ``id``, ``type`` and ``time``, and of a user ``id``; used are, of an
item, ``by``, ``parent``, ``poll``, ``title``, ``text``, ``url``, ``deleted`` and ``dead``, and of a
user ``created``. Nobody can change their name, so it is the account's id.

The format: github.com/HackerNews/API.
"""

from collections.abc import Iterator, Mapping
from functools import partial
from pathlib import Path
from types import MappingProxyType

from leylines.graph.model import Batch
from leylines.graph.sources.api_pages import Page, page_files
from leylines.graph.sources.api_records import Entity, entity_batches, learn_all
from leylines.graph.sources.exports import export_files, opened_export
from leylines.graph.sources.hacker_news.readers import read_entity
from leylines.graph.sources.hacker_news.threads import KINDS, Threads
from leylines.graph.sources.options import check_options


class HackerNews:
    """Answers of Hacker News' API."""

    name = "hackernews"
    title = "Hacker News: items of the API (an archive, or .json files)"
    carries = frozenset({"times", "contents", "communities", "like counts"})
    described = "github.com/HackerNews/API"
    options: Mapping[str, str] = MappingProxyType({})

    def files(self, path: Path) -> tuple[Path, ...]:
        """Return the files that hold answers."""
        return export_files(path, page_files, ".jsonl or .json file with answers of the API")

    def batches(self, path: Path, options: Mapping[str, str]) -> Iterator[Batch]:
        """Yield the answers, each a row."""
        check_options(self.name, options, self.options)
        self.files(path)
        threads = Threads()
        with opened_export(path) as tree:
            learn_all(tree, entities_of, threads.learn)
            read = partial(read_entity, threads)
            yield from entity_batches(tree, entities_of, read)


def entities_of(page: Page) -> Iterator[Entity]:
    """Yield the one record that an answer is.

    Examples
    --------
    >>> [entity.sort for entity in entities_of(Page("user/pg", {"id": "pg", "created": 1160}))]
    ['user']
    """
    body = page.body
    sort = body.get("type") if isinstance(body, dict) else None
    if isinstance(sort, str) and sort in KINDS:
        yield Entity("item", body)
    elif isinstance(body, dict) and "created" in body:
        yield Entity("user", body)
    else:
        yield Entity("other", body)
