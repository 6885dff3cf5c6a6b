"""What each file's rows mean.

========== =========================================================================================
Users      accounts
Tags       communities
Posts      contents (question, answer); ANSWERED from who answers to who asked
Comments   contents (comment); REPLIED to the post's author; MENTIONED for @name
Votes      ACCEPTED from who asked to who answered (type 1); LIKED where the voter is named: a
           favourite (5) or the start of a bounty (8), to the post's author
PostLinks  QUOTED from the author of the linking post to the author of the linked one (types 1, 3)
========== =========================================================================================

Everything under a question, answers and comments alike, lies in the question's tags. A row whose
author has been deleted from the site is still a content, but no interaction. One's own posts can be
answered and commented on; such interactions are facts too, and passed on.

The format: "Database schema documentation for the public data dump and SEDE",
meta.stackexchange.com/questions/2677.
"""

from datetime import datetime

from leylines.graph.sources.stack_exchange.dump import Row, plain_text, tags_of
from leylines.graph.sources.stack_exchange.records import (
    Records,
    Unusable,
    needed,
    time_of,
    whole_number,
)
from leylines.graph.sources.stack_exchange.threads import Post, Threads, called

QUESTION, ANSWER = "1", "2"
ACCEPTED, FAVOURITE, BOUNTY = "1", "5", "8"


def read_user(threads: Threads, site: str, row: Row, records: Records) -> None:
    """Read a row of Users.xml."""
    account = needed(row, "Id")
    name = row.get("DisplayName") or account
    threads.names[account] = called(name)
    records.add(
        "accounts",
        id=account,
        handle=name,
        name=name,
        url=f"https://{site}/users/{account}" if site else None,
        created_at=time_of(row) if row.get("CreationDate") else None,
    )


def read_tag(row: Row, records: Records) -> None:
    """Read a row of Tags.xml."""
    name = needed(row, "TagName")
    records.add("communities", id=name, name=name, kind="tag")


def read_post(threads: Threads, site: str, row: Row, records: Records) -> None:
    """Read a row of Posts.xml."""
    post_id, kind, at = needed(row, "Id"), needed(row, "PostTypeId"), time_of(row)
    if kind not in (QUESTION, ANSWER):
        raise Unusable("neither a question nor an answer", "PostTypeId")
    question_id = post_id if kind == QUESTION else needed(row, "ParentId")
    question = threads.posts.get(question_id)
    tags = tags_of(row.get("Tags")) if kind == QUESTION else question.tags if question else ()
    post = Post(row.get("OwnerUserId"), question_id, tags, needed(row, "CreationDate"))
    threads.posts[post_id] = post
    if answer := row.get("AcceptedAnswerId"):
        threads.accepted[answer] = post_id
    records.add(
        "contents",
        id=post_id,
        kind="question" if kind == QUESTION else "answer",
        author=post.author,
        at=at,
        title=row.get("Title"),
        text=plain_text(row.get("Body")),
        url=f"https://{site}/{'q' if kind == QUESTION else 'a'}/{post_id}" if site else None,
        views=whole_number(row, "ViewCount"),
        parent=None if kind == QUESTION else question_id,
        communities=list(tags),
    )
    if kind == ANSWER:
        asker = threads.asker_of(post)
        records.interact(
            "ANSWERED", post.author, asker, of=post_id, at=at, communities=tags, content=post_id
        )


def read_comment(threads: Threads, site: str, row: Row, records: Records) -> None:
    """Read a row of Comments.xml."""
    comment, post_id, at = f"c{needed(row, 'Id')}", needed(row, "PostId"), time_of(row)
    post = threads.posts.get(post_id)
    if post is None:
        raise Unusable("the post that it is on is not in the dump", "PostId")
    author, text = row.get("UserId"), row.get("Text")
    records.add(
        "contents",
        id=comment,
        kind="comment",
        author=author,
        at=at,
        text=text,
        url=f"https://{site}/posts/comments/{comment[1:]}" if site else None,
        parent=post_id,
        communities=list(post.tags),
    )
    if author is None:
        return
    place = {"at": at, "communities": post.tags, "content": comment}
    records.interact("REPLIED", author, post.author, of=comment, **place)  # type: ignore[arg-type]  # the values are as named
    for account in threads.mentioned(post, text or ""):
        if account not in (author, post.author):
            records.interact("MENTIONED", author, account, of=f"{comment}-{account}", **place)  # type: ignore[arg-type]  # likewise
    post.speakers.append(author)


def read_vote(threads: Threads, row: Row, records: Records) -> None:
    """Read a row of Votes.xml."""
    vote, post_id, kind = needed(row, "Id"), needed(row, "PostId"), needed(row, "VoteTypeId")
    at = time_of(row)
    post = threads.posts.get(post_id)
    if kind == ACCEPTED:
        if post_id not in threads.accepted:
            raise Unusable("an acceptance that the question does not show (any more)", "PostId")
        accept(threads, post_id, at.isoformat(), records)
        del threads.accepted[post_id]
        return
    voter = row.get("UserId")
    if voter is None:
        raise Unusable("the dump does not name the voter", "UserId")
    if kind not in (FAVOURITE, BOUNTY):
        raise Unusable("not a vote of approval", "VoteTypeId")
    if post is None:
        raise Unusable("the post that it is for is not in the dump", "PostId")
    records.interact(
        "LIKED", voter, post.author, of=f"v{vote}", at=at, communities=post.tags, content=post_id
    )


def accept(threads: Threads, answer_id: str, at: str, records: Records) -> None:
    """Add the acceptance of an answer by who asked; ``at`` is its time as the dump writes it."""
    answer = threads.posts.get(answer_id)
    if answer is None:
        return
    when = datetime.fromisoformat(at)
    records.interact(
        "ACCEPTED",
        threads.asker_of(answer),
        answer.author,
        of=answer_id,
        at=when if when.tzinfo else time_of(Row(0, {"CreationDate": at})),
        communities=answer.tags,
        content=answer_id,
    )


def read_link(threads: Threads, row: Row, records: Records) -> None:
    """Read a row of PostLinks.xml."""
    link, post_id, other = needed(row, "Id"), needed(row, "PostId"), needed(row, "RelatedPostId")
    at = time_of(row)
    post, linked = threads.posts.get(post_id), threads.posts.get(other)
    if post is None or linked is None:
        raise Unusable("one of the posts is not in the dump", "RelatedPostId")
    records.interact(
        "QUOTED",
        post.author,
        linked.author,
        of=f"l{link}",
        at=at,
        communities=post.tags,
        content=post_id,
    )
