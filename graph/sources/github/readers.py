"""What each row becomes.

================  ==================================================================================
issue,            a content; MENTIONED for each ``@login`` in it
pull request,
discussion
comment           a content; REPLIED to the author of what it is under; MENTIONED
review            the same; one that only holds comments on lines and says nothing is none
review comment    the same; REPLIED to the author of the comment that it answers, if it does
commit comment    a content; MENTIONED (who wrote the commit is an address of e-mail, no account)
reaction          LIKED to who wrote it, for 👍 ❤️ 🎉 🚀 and 😄; not for 👎, 😕 and 👀
star              LIKED to who owns the repository, if that is a person whose account is known
repository        a community of kind group; labels are communities of kind tag
user              an account
================  ==================================================================================
"""

from leylines.graph.sources.fields import needed, needed_id, needed_time, text, time_of
from leylines.graph.sources.github.known import Known, Written
from leylines.graph.sources.github.mentions import mentions_in
from leylines.graph.sources.github.pieces import Piece, pieces_of
from leylines.graph.sources.github.posts import WRITTEN, Post, account_id
from leylines.graph.sources.github.rows import Row
from leylines.graph.sources.records import Records, Unusable

LIKES = frozenset({"+1", "heart", "hooray", "rocket", "laugh"})


def read_row(known: Known, row: Row, records: Records) -> None:
    """Read a row: the object that it is about, and, where they are the newest, those beside it."""
    first, *beside = pieces_of(row)
    _read(known, first, row.number, records)
    for piece in beside:
        try:
            if piece.sort in WRITTEN:
                _read(known, piece, row.number, records)
        except Unusable:  # shown beside what the row is about, which was used
            continue


def _read(known: Known, piece: Piece, number: int, records: Records) -> None:
    if piece.sort in WRITTEN:
        _read_post(known, piece, number, records)
    elif piece.sort == "reaction":
        _read_reaction(known, piece, records)
    elif piece.sort == "star":
        _read_star(known, piece, records)
    elif piece.sort == "repository":
        name = needed(piece.value, "full_name")
        records.add("communities", id=known.repository(piece), name=name, kind="group")
    else:
        _read_user(known, piece, records)


def _read_user(known: Known, piece: Piece, records: Records) -> None:
    number = needed_id(piece.value, "id")
    name, created_at = text(piece.value, "name"), time_of(piece.value, "created_at")
    if not known.is_person(number):
        raise Unusable("a bot or an organisation", "type")
    _introduce(known, number, records)
    records.add("accounts", id=number, name=name, created_at=created_at)


def _read_post(known: Known, piece: Piece, number: int, records: Records) -> None:
    post = Post.of(piece, known.repository(piece))
    written = known.posts[post.id]
    if post.author and not known.is_person(post.author):
        raise Unusable("written by a bot or an organisation", "user")
    if post.kind == "review" and not post.text and text(piece.value, "state") in CONTAINERS:
        raise Unusable("a review that says nothing but in its comments, which are rows too", "body")
    if written.number != number:
        return
    if written.deleted:
        records.remove("contents", post.id)
        return
    _add_content(known, piece, post, records)
    answered = known.posts.get(post.parent or "") or known.posts.get(post.thread or "")
    replied_to = answered.author if answered and post.parent else None
    named = [known.called.get(login) for login in mentions_in(post.text)]
    _interact(known, piece, post, "REPLIED", replied_to, records)
    for target in dict.fromkeys(named):
        if target not in (post.author, replied_to):
            _interact(known, piece, post, "MENTIONED", target, records)


CONTAINERS = frozenset({"COMMENTED", "commented"})


def _add_content(known: Known, piece: Piece, post: Post, records: Records) -> None:
    _introduce(known, post.author, records)
    records.add(
        "contents",
        id=post.id,
        kind=post.kind,
        author=post.author,
        at=post.at,
        title=post.title,
        text=post.text,
        url=post.url,
        parent=_standing(known, post.parent) or _standing(known, post.thread, post.id),
        communities=_communities(known, piece, post.thread, records),
    )


def _interact(
    known: Known,
    piece: Piece,
    post: Post,
    kind: str,
    target: str | None,
    records: Records,
) -> None:
    if not (known.is_person(post.author) and known.is_person(target)):
        return
    _introduce(known, target, records)
    records.interact(
        kind,  # type: ignore[arg-type]  # one of two that are kinds
        post.author,
        target,
        of=post.id if kind == "REPLIED" else f"{post.id}-{target}",
        at=post.at,
        communities=_communities(known, piece, post.thread, records),
        content=post.id,
    )


def _read_reaction(known: Known, piece: Piece, records: Records) -> None:
    content, actor = needed(piece.value, "content"), account_id(piece.value)
    at, of = needed_time(piece.value, "created_at"), piece.of or ""
    reaction_id = needed_id(piece.value, "id")
    if content not in LIKES:
        raise Unusable(f"the reaction {content} is no sign of approval", "content")
    sort, _, number = of.partition("#")
    repository = known.repository(piece)
    liked_id = f"{sort.replace(' ', '-')}-{number}" if sort else f"{repository}#{number}"
    liked = known.posts.get(liked_id)
    if liked is None:
        raise Unusable("what was reacted to is not among the files", "content")
    if not (known.is_person(actor) and known.is_person(liked.author)) or liked.deleted:
        raise Unusable("one of the two is a bot or deleted", "user")
    if not known.is_new(reaction_id):
        raise Unusable("an earlier row has the same id", "id")
    _introduce(known, actor, records)
    _introduce(known, liked.author, records)
    records.interact(
        "LIKED",
        actor,
        liked.author,
        of=f"reaction-{reaction_id}",
        at=at,
        communities=_communities(known, piece, liked_id if not sort else liked.thread, records),
        content=liked_id,
    )


def _read_star(known: Known, piece: Piece, records: Records) -> None:
    at, actor = needed_time(piece.value, "starred_at"), account_id(piece.value)
    owner = known.called.get(piece.repository.partition("/")[0].casefold())
    if not (known.is_person(actor) and known.is_person(owner)):
        raise Unusable("nothing tells that the repository is a person's", "repo")
    repository = known.repository(piece)
    of = f"star-{repository}-{actor}-{int(at.timestamp())}"
    if not known.is_new(of):
        raise Unusable("an earlier row tells of the same star")
    _introduce(known, actor, records)
    _introduce(known, owner, records)
    communities = _communities(known, piece, None, records)
    records.interact("LIKED", actor, owner, of=of, at=at, communities=communities)


def _communities(known: Known, piece: Piece, thread: str | None, records: Records) -> list[str]:
    repository = known.repository(piece)
    name = known.names.get(repository, piece.repository)
    records.add("communities", id=repository, name=name, kind="group")
    labels = known.posts[thread].labels if thread in known.posts else ()
    for label, label_name in labels:
        records.add("communities", id=label, name=label_name, kind="tag")
    return [repository, *(label for label, _ in labels)]


def _introduce(known: Known, account_id: str | None, records: Records) -> None:
    account = known.accounts.get(account_id or "")
    if account_id and account:
        url = f"{known.site}{account.login}"
        records.add("accounts", id=account_id, handle=account.login, url=url)


def _standing(known: Known, post_id: str | None, but: str = "") -> str | None:
    """Return a post that may be loaded, now or with another export: not one that never is."""
    post: Written | None = known.posts.get(post_id or "")
    gone = post is not None and (
        post.deleted or (post.author is not None and not known.is_person(post.author))
    )
    return None if gone or post_id == but else post_id
