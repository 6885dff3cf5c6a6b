"""The source itself: events and answers, read twice.

An archive of answers of the REST API asks for these (``kind``, or the path of a ``.json`` file):

==========================================  ========================================================
``repos/O/R``                               a repository: its ``id`` keeps its name's changes apart
``repos/O/R/issues``, ``…/issues/N``        issues, and pull requests as issues
``repos/O/R/pulls``, ``…/pulls/N``          pull requests
``repos/O/R/issues/comments``,              comments (``issue_url`` says under what)
``…/issues/N/comments``
``repos/O/R/pulls/comments``                comments on lines (``pull_request_url``,
                                            ``in_reply_to_id``)
``repos/O/R/pulls/N/reviews``               reviews (``pull_request_url``, ``state``)
``repos/O/R/comments``                      comments on commits (``commit_id``)
``repos/O/R/issues/N/reactions``            reactions (``content``); so also under
                                            ``issues/comments/ID``, ``pulls/comments/ID`` and
                                            ``comments/ID``: of what they are only ``kind`` says
``repos/O/R/stargazers``                    stars, if asked for with their times (``starred_at``)
``users/LOGIN``                             an account
==========================================  ========================================================

Relied upon are ``id``, ``user.id``, ``user.login``, ``created_at`` (of a review ``submitted_at``),
``number`` of issues and pull requests; used are ``updated_at``, ``title``, ``body``, ``html_url``,
``user.type``, ``labels`` with ``id`` and ``name``.

A line of GH Archive is an event: ``type``, ``actor``, ``repo`` with ``id`` and ``name``,
``created_at``, and in ``payload`` an ``action`` with the objects above: ``issue``,
``pull_request``, ``comment``, ``review``, ``discussion``.

The formats: www.gharchive.org; docs.github.com/en/rest;
docs.github.com/en/rest/using-the-rest-api/github-event-types.
"""

from collections.abc import Iterator, Mapping
from functools import partial
from itertools import count
from pathlib import Path
from types import MappingProxyType

from leylines.graph.model import Batch
from leylines.graph.sources.api_pages import page_files
from leylines.graph.sources.exports import export_files, opened_export
from leylines.graph.sources.gathering import Item, gathered_batches, json_shown
from leylines.graph.sources.github.known import Known
from leylines.graph.sources.github.readers import read_row
from leylines.graph.sources.github.rows import Row, rows_in
from leylines.graph.sources.options import check_options


class GitHub:
    """Events of GH Archive, and answers of GitHub's API."""

    name = "github"
    title = "GitHub: files of GH Archive, or answers of the API (an archive, or .json files)"
    carries = frozenset({"times", "contents", "communities", "likes"})
    described = "www.gharchive.org and docs.github.com/en/rest"
    options: Mapping[str, str] = MappingProxyType({})

    def files(self, path: Path) -> tuple[Path, ...]:
        """Return the files that hold events or answers."""
        return export_files(path, page_files, ".json or .jsonl file with events or answers")

    def batches(self, path: Path, options: Mapping[str, str]) -> Iterator[Batch]:
        """Yield the files, each event, each object of an answer a row."""
        check_options(self.name, options, self.options)
        self.files(path)
        known = Known()
        with opened_export(path) as tree:
            numbers = count()
            for name in page_files(tree):
                for item in rows_in(tree, name, numbers):
                    if isinstance(item, Item):
                        known.learn(item.value)
            known.settle()
            numbers = count()
            read = partial(read_row, known)
            for name in page_files(tree):
                yield from gathered_batches(name, rows_in(tree, name, numbers), read, _shown)


def _shown(row: Row) -> str:
    return json_shown(row.value)
