"""What a row holds: the object that it is about, and those that it shows beside it."""

import re
from dataclasses import dataclass

from leylines.graph.sources.fields import Object, id_of, needed, needed_id
from leylines.graph.sources.github.rows import Row
from leylines.graph.sources.records import Unusable

REPOSITORY = re.compile(r"(?:^|/)repos/([^/]+/[^/?]+)")
REACTED_TO = re.compile(
    r"(?:^|/)repos/[^/]+/[^/]+/(issues/comments|pulls/comments|comments|issues|pulls)/(\d+)/reactions$"
)
SUBJECTS = {
    "issues/comments": "comment",
    "pulls/comments": "review comment",
    "comments": "commit comment",
}
EVENTS = {
    "IssuesEvent": ("issue", "issue"),
    "IssueCommentEvent": ("comment", "comment"),
    "PullRequestEvent": ("pull request", "pull_request"),
    "PullRequestReviewEvent": ("review", "review"),
    "PullRequestReviewCommentEvent": ("review comment", "comment"),
    "CommitCommentEvent": ("commit comment", "comment"),
    "DiscussionEvent": ("discussion", "discussion"),
}
"""What each type of event is about, and the member of its payload that holds it."""
THREADS = {"issue": "issue", "pull_request": "pull request", "discussion": "discussion"}


@dataclass(frozen=True, slots=True)
class Piece:
    """An object with what its surroundings say of it.

    Attributes
    ----------
    sort : str
        issue, pull request, discussion, comment, review, review comment, commit comment, reaction,
        star, repository or user.
    repository : str
        Its name, ``owner/name``.
    repository_id : str, optional
    of : str, optional
        The number of the issue or pull request that it is under, or what was reacted to.
    deleted : bool
        The event says that it is gone.
    """

    sort: str
    value: Object
    repository: str = ""
    repository_id: str | None = None
    of: str | None = None
    deleted: bool = False


def pieces_of(row: Row) -> list[Piece]:
    """Return what a row is about, and then what it shows beside that.

    Raises
    ------
    Unusable
        If it is about nothing that is read.
    """
    value = row.value
    if not isinstance(value, dict):
        raise Unusable("not a JSON object")
    if isinstance(value.get("payload"), dict) and "actor" in value:
        return _of_event(value, value["payload"])
    found = _of_answer(value, row.kind)
    base = value.get("base")
    if isinstance(base, dict) and isinstance(base.get("repo"), dict):
        found.append(_repository(base["repo"]))
    return found


def _of_event(event: Object, payload: Object) -> list[Piece]:
    kind = needed(event, "type")
    name, repository_id = needed(event, "repo", "name"), id_of(event, "repo", "id")
    at, beside = event.get("created_at"), []
    if isinstance(event["actor"], dict):
        beside.append(Piece("user", {**event["actor"], "updated_at": at}))
    if kind == "WatchEvent":
        star = {"user": event["actor"], "starred_at": at}
        return [Piece("star", star, name, repository_id), *beside]
    if kind not in EVENTS:
        raise Unusable(f"{kind} tells of no word or deed towards somebody", "type")
    sort, place = EVENTS[kind]
    if not isinstance(value := payload.get(place), dict):
        raise Unusable(f"there is no payload.{place}", f"payload.{place}")
    if payload.get("action") == "opened" and sort == "pull request":
        # Since 2025 the event shows neither who opened it nor when: it is the event's own.
        value = {"user": event["actor"], "created_at": at, **value}
    for member, thread in THREADS.items():
        if member != place and isinstance(shown := payload.get(member), dict):
            is_pull = thread == "issue" and "pull_request" in shown
            sort_shown = "pull request" if is_pull else thread
            beside.append(Piece(sort_shown, shown, name, repository_id))
    of = next((id_of(each.value, "number") for each in beside if each.sort != "user"), None)
    deleted = payload.get("action") == "deleted"
    return [Piece(sort, value, name, repository_id, of, deleted), *beside]


def _of_answer(value: Object, kind: str) -> list[Piece]:
    if "full_name" in value:
        return [_repository(value)]
    sort = _sort(value, kind)
    if sort == "user":
        return [Piece(sort, value)]
    path = next(
        (
            match[1]
            for name in ("repository_url", "issue_url", "pull_request_url", "url")
            if isinstance(url := value.get(name), str) and (match := REPOSITORY.search(url))
        ),
        "",
    )
    asked = REPOSITORY.search(kind)
    repository = path or (asked[1] if asked else "")
    if not repository:
        raise Unusable("nothing says of which repository it is")
    return [Piece(sort, value, repository, of=_of(value, sort, kind))]


def _sort(value: Object, kind: str) -> str:
    if "content" in value and REACTED_TO.search(kind):
        return "reaction"
    if "starred_at" in value:
        return "star"
    if "number" in value and "title" in value:
        return "pull request" if "pull_request" in value or "head" in value else "issue"
    if "submitted_at" in value or ("pull_request_url" in value and "state" in value):
        return "review"
    if "pull_request_url" in value:
        return "review comment"
    if "issue_url" in value:
        return "comment"
    if "commit_id" in value and "body" in value:
        return "commit comment"
    if "login" in value:
        return "user"
    raise Unusable("not an object that is known")


def _of(value: Object, sort: str, kind: str) -> str | None:
    if sort == "reaction" and (match := REACTED_TO.search(kind)):
        return f"{SUBJECTS.get(match[1], '')}#{match[2]}"
    for name in ("issue_url", "pull_request_url"):
        if isinstance(url := value.get(name), str):
            number = url.rpartition("/")[2]
            return number if number.isascii() and number.isdecimal() else None
    return None


def _repository(value: Object) -> Piece:
    return Piece("repository", value, needed(value, "full_name"), needed_id(value, "id"))
