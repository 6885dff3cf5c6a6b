import json


def user(number, login, **more):
    """Return a user as other records name one."""
    url = f"https://community.example.org/t5/user/viewprofilepage/user-id/{number}"
    return {"type": "user", "id": number, "login": login, "view_href": url, **more}


ADA, BOB, CAROL = user("1", "Ada"), user("2", "Bob"), user("3", "Carol")


def message(id_, parent, author, body, **more):
    """Return a message of the topic 100 in the board `ideas`."""
    under = {"parent": {"type": "message", "id": parent}} if parent else {}
    return {
        "type": "message",
        "id": id_,
        "author": author,
        "subject": "How?" if parent is None else "Re: How?",
        "body": body,
        "board": {"type": "board", "id": "ideas"},
        "conversation": {"type": "conversation", "id": "100", "style": "forum"},
        "topic": {"type": "message", "id": "100"},
        "post_time": f"2026-03-01T04:00:{id_[-2:]}.638-08:00",
        "depth": 0 if parent is None else 1,
        "view_href": f"https://community.example.org/t5/Ideas/How/m-p/{id_}",
        "metrics": {"type": "message_metrics", "views": 7},
        "is_solution": False,
        "solution_data": {},
        "moderation_status": "approved",
        **under,
        **more,
    }


def kudo(message_id, who, **more):
    """Return a kudo."""
    return {
        "type": "kudo",
        "id": f"k{message_id}-{who['id']}",
        "message": {"type": "message", "id": message_id},
        "user": who,
        "time": "2026-03-02T00:00:00.000-08:00",
        "weight": 1,
        **more,
    }


def answer(sort, *items):
    """Return an answer to a query."""
    data = {"type": f"{sort}s", "list_item_type": sort, "size": len(items), "items": list(items)}
    return {"status": "success", "message": "", "http_code": 200, "data": data, "metadata": {}}


QUOTE = (
    '<BLOCKQUOTE><HR /><LI-USER uid="1" login="Ada"></LI-USER>&nbsp;wrote:<BR />How?<HR />'
    "</BLOCKQUOTE>"
)
MESSAGES = [
    message("100", None, ADA, "<P>How? I <STRONG>wonder</STRONG>.</P>"),
    message("101", "100", BOB, QUOTE + "<P>So.</P>", is_solution=True),
    message("102", "101", CAROL, '<P><LI-USER uid="1" login="Ada"></LI-USER> no</P>'),
]
BOARDS = [
    {"type": "board", "id": "ideas", "title": "Ideas", "parent_category": {"id": "products"}},
]
CATEGORIES = [{"type": "category", "id": "products", "title": "Products"}]
PAGES = [
    ("SELECT * FROM boards", answer("board", *BOARDS)),
    ("SELECT * FROM categories", answer("category", *CATEGORIES)),
    ("SELECT id, author FROM messages", answer("message", *MESSAGES)),
    ("SELECT * FROM kudos WHERE message.id = '101'", answer("kudo", kudo("101", ADA))),
    ("SELECT * FROM kudos WHERE message.id = '999'", answer("kudo", kudo("999", ADA))),
    ("SELECT * FROM tags WHERE messages.id = '100'", answer("tag", {"type": "tag", "text": "ios"})),
]


def written(folder, pages):
    """Write an archive of answers."""
    archive = folder / "archive"
    archive.mkdir(exist_ok=True)
    lines = (json.dumps({"kind": kind, "body": body}) for kind, body in pages)
    (archive / "000001.jsonl").write_text("\n".join(lines))
    return archive


def make(folder):
    """Write an archive whose answers are known by hand."""
    return written(folder, PAGES)
