"""What each file's rows mean.

========== =========================================================================================
Users      accounts
Tags       communities
Posts      contents (question, answer); ANSWERED from who answers to who asked
Comments   contents (comment); REPLIED to the post's author; MENTIONED for @name of somebody else
Votes      ACCEPTED from who asked to who answered (type 1); LIKED where the voter is named: a
           favourite (5) or the start of a bounty (8), to the post's author
PostLinks  QUOTED from the author of the linking post to the author of the linked one (type 1)
========== =========================================================================================

Everything under a question, answers and comments alike, lies in the question's tags. A row whose
author has been deleted from the site is still a content, but no interaction. One's own posts can be
answered and commented on; such interactions are facts too, and passed on. That a question is a
duplicate (type 3) is said by those who close it, whom the dump does not name.

Votes have a day and no hour; nobody accepts or likes what is not yet written, so the time is never
before the post's.

The format: "Database schema documentation for the public data dump and SEDE",
meta.stackexchange.com/questions/2677.
"""

from datetime import datetime

from leylines.graph.sources.plain_text import plain_text
from leylines.graph.sources.records import Records, Unusable
from leylines.graph.sources.stack_exchange.attributes import (
    needed,
    needed_id,
    time_of,
    whole_number,
)
from leylines.graph.sources.stack_exchange.dump import Row
from leylines.graph.sources.stack_exchange.threads import (
    ANSWER,
    QUESTION,
    Threads,
    called,
)

ACCEPTED, FAVOURITE, BOUNTY = "1", "5", "8"
LINKED = "1"
SEEN_BEFORE = "an earlier row has the same Id"


def read_user(threads: Threads, site: str, row: Row, records: Records) -> None:
    """Read a row of Users.xml."""
    account = needed_id(row, "Id")
    if account in threads.names:
        raise Unusable(SEEN_BEFORE, "Id")
    name = row.get("DisplayName") or account
    created_at = time_of(row) if row.get("CreationDate") else None
    threads.names[account] = called(name)
    url = f"https://{site}/users/{account}" if site else None
    records.add("accounts", id=account, handle=name, name=name, url=url, created_at=created_at)


def read_tag(row: Row, records: Records) -> None:
    """Read a row of Tags.xml."""
    name = needed(row, "TagName")
    records.add("communities", id=name, name=name, kind="tag")


def read_post(threads: Threads, site: str, row: Row, records: Records) -> None:
    """Read a row of Posts.xml."""
    post_id, kind, at = needed_id(row, "Id"), needed(row, "PostTypeId"), time_of(row)
    if kind not in (QUESTION, ANSWER):
        raise Unusable("neither a question nor an answer", "PostTypeId")
    question_id = post_id if kind == QUESTION else needed_id(row, "ParentId")
    post = threads.posts[post_id]
    if post.line != row.line:
        raise Unusable(SEEN_BEFORE, "Id")
    tags = threads.tags_of(post)
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
        parent=question_id if kind == ANSWER and question_id in threads.posts else None,
        communities=list(tags),
    )
    if kind == ANSWER:
        asker = threads.asker_of(post)
        records.interact(
            "ANSWERED", post.author, asker, of=post_id, at=at, communities=tags, content=post_id
        )


def read_comment(threads: Threads, site: str, row: Row, records: Records) -> None:
    """Read a row of Comments.xml."""
    number, post_id, at = needed_id(row, "Id"), needed_id(row, "PostId"), time_of(row)
    post = threads.posts.get(post_id)
    if post is None:
        raise Unusable("the post that it is on is not in the dump", "PostId")
    author, text, tags = threads.known(row.get("UserId")), row.get("Text"), threads.tags_of(post)
    comment = f"c{number}"
    records.add(
        "contents",
        id=comment,
        kind="comment",
        author=author,
        at=at,
        text=text,
        url=f"https://{site}/posts/comments/{number}" if site else None,
        parent=post_id,
        communities=list(tags),
    )
    if author is None:
        return
    records.interact(
        "REPLIED", author, post.author, of=comment, at=at, communities=tags, content=comment
    )
    for account in threads.mentioned(post, author, text or ""):
        if account != post.author:  # who is replied to anyhow
            of = f"{comment}-{account}"
            records.interact(
                "MENTIONED", author, account, of=of, at=at, communities=tags, content=comment
            )
    threads.speak(post, author)


def read_vote(threads: Threads, row: Row, records: Records) -> None:
    """Read a row of Votes.xml."""
    vote, post_id, kind = needed_id(row, "Id"), needed_id(row, "PostId"), needed(row, "VoteTypeId")
    at, post = time_of(row), threads.posts.get(post_id)
    if kind == ACCEPTED:
        if post_id not in threads.accepted:
            raise Unusable("an acceptance that the question does not show (any more)", "PostId")
        accept(threads, post_id, at, records)
        threads.accepted.remove(post_id)
        return
    if row.get("UserId") is None:
        raise Unusable("the dump does not name the voter", "UserId")
    if kind not in (FAVOURITE, BOUNTY):
        raise Unusable("not a vote of approval", "VoteTypeId")
    if post is None:
        raise Unusable("the post that it is for is not in the dump", "PostId")
    if (voter := threads.known(row.get("UserId"))) is None or post.author is None:
        raise Unusable("who voted or who wrote the post has been deleted", "UserId")
    records.interact(
        "LIKED",
        voter,
        post.author,
        of=f"v{vote}",
        at=max(at, post.at),
        communities=threads.tags_of(post),
        content=post_id,
    )


def accept(threads: Threads, answer_id: str, at: datetime | None, records: Records) -> None:
    """Add the acceptance of an answer by who asked; without a time it has the answer's."""
    answer = threads.posts.get(answer_id)
    if answer is None:
        return
    records.interact(
        "ACCEPTED",
        threads.asker_of(answer),
        answer.author,
        of=answer_id,
        at=max(at or answer.at, answer.at),
        communities=threads.tags_of(answer),
        content=answer_id,
    )


def read_link(threads: Threads, row: Row, records: Records) -> None:
    """Read a row of PostLinks.xml."""
    link, at = needed_id(row, "Id"), time_of(row)
    if needed(row, "LinkTypeId") != LINKED:
        raise Unusable("a duplicate: the dump does not name who closed it", "LinkTypeId")
    post_id = needed_id(row, "PostId")
    post, linked = threads.posts.get(post_id), threads.posts.get(needed_id(row, "RelatedPostId"))
    if post is None or linked is None:
        raise Unusable("one of the posts is not in the dump", "RelatedPostId")
    if post.author is None or linked.author is None:
        raise Unusable("an author of the posts has been deleted", "RelatedPostId")
    records.interact(
        "QUOTED",
        post.author,
        linked.author,
        of=f"l{link}",
        at=at,
        communities=threads.tags_of(post),
        content=post_id,
    )
