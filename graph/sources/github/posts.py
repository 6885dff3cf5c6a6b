"""What somebody wrote: issues, pull requests, discussions, comments and reviews, checked."""

from dataclasses import dataclass
from datetime import datetime

from leylines.graph.sources.fields import (
    Object,
    id_of,
    needed,
    needed_id,
    needed_time,
    objects,
    text,
    time_of,
)
from leylines.graph.sources.github.pieces import Piece
from leylines.graph.sources.records import Unusable

THREADS = frozenset({"issue", "pull request", "discussion"})
WRITTEN = THREADS | {"comment", "review", "review comment", "commit comment"}
GHOST = "10137"
"""The account that GitHub puts in the place of every deleted one."""


@dataclass(frozen=True, slots=True)
class Post:
    """Something written: nothing in it is wrong once there is one.

    Attributes
    ----------
    id : str
        ``REPOSITORY#NUMBER`` of an issue, a pull request or a discussion, which share their
        numbers; ``comment-ID`` and so on of the others, which are numbered over all of GitHub.
    thread, parent : str, optional
        The issue or pull request that it is under, and what it is a reply to.
    """

    id: str
    kind: str
    author: str | None
    at: datetime
    changed_at: datetime
    title: str | None
    text: str | None
    url: str | None
    labels: tuple[tuple[str, str], ...]
    thread: str | None = None
    parent: str | None = None

    @classmethod
    def of(cls, piece: Piece, repository: str) -> "Post":
        """Read an object; ``repository`` is the id of its community."""
        value, sort = piece.value, piece.sort
        if "user" not in value:
            raise Unusable("it does not say who wrote it", "user")
        if sort == "review" and not value.get("submitted_at"):
            raise Unusable("a review that was not submitted", "submitted_at")
        at = needed_time(value, "submitted_at" if sort == "review" else "created_at")
        is_thread = sort in THREADS
        thread = None if is_thread or piece.of is None else f"{repository}#{piece.of}"
        replied_to = id_of(value, "in_reply_to_id") if sort == "review comment" else None
        own = f"{repository}#{needed_id(value, 'number')}" if is_thread else subject(value, sort)
        return cls(
            id=own,
            kind=sort,
            author=account_id(value),
            at=at,
            changed_at=time_of(value, "updated_at") or at,
            title=text(value, "title") if is_thread else None,
            text=text(value, "body"),
            url=text(value, "html_url"),
            labels=_labels(value) if is_thread else (),
            thread=own if is_thread else thread,
            parent=f"review-comment-{replied_to}" if replied_to else thread,
        )


def subject(value: Object, sort: str) -> str:
    """Return the id of a comment or review.

    Examples
    --------
    >>> subject({"id": 7}, "review comment")
    'review-comment-7'
    """
    return f"{sort.replace(' ', '-')}-{needed_id(value, 'id')}"


def account_id(value: Object) -> str | None:
    """Return the number of the account that an object is of; nothing where it was deleted."""
    user = value.get("user")
    if user is None:
        return None
    if not isinstance(user, dict):
        raise Unusable("not an account", "user")
    number, _ = needed_id(value, "user", "id"), needed(value, "user", "login")
    return None if number == GHOST else number


def _labels(value: Object) -> tuple[tuple[str, str], ...]:
    labels = ((id_of(label, "id"), text(label, "name")) for label in objects(value, "labels"))
    return tuple((f"label-{number}", name) for number, name in labels if number and name)
