import json


def message(number, author, text, **more):
    """Return a message as Telegram Desktop writes it."""
    return {
        "id": number,
        "type": "message",
        "date": "2026-03-01T13:00:00",
        "date_unixtime": str(1_772_366_400 + number),
        "from": author.title(),
        "from_id": f"user{sum(author.encode())}",
        "text": text,
        "text_entities": [],
        **more,
    }


ADA, BOB, CAROL = (f"user{sum(name)}" for name in (b"ada", b"bob", b"carol"))
LIKES = [
    {
        "type": "emoji",
        "count": 5,
        "emoji": "❤",
        "recent": [{"from": "Bob", "from_id": BOB, "date": "2026-03-01T14:00:00"}],
    },
    {"type": "emoji", "count": 1, "emoji": "👎", "recent": [{"from": "Carol", "from_id": CAROL}]},
]
NAME = {"type": "mention_name", "text": "Carol", "user_id": int(CAROL.removeprefix("user"))}
MESSAGES = [
    message(1, "ada", ["Hello ", NAME], text_entities=[NAME], reactions=LIKES),
    message(2, "bob", "Hi", reply_to_message_id=1),
    {"id": 3, "type": "service", "actor_id": BOB, "action": "invite_members"},
]


def chat(messages, number=70, kind="private_supergroup", name="Bees"):
    """Return a chat."""
    return {"name": name, "type": kind, "id": number, "messages": messages}


def make(folder):
    """Write a group in which two people talk and somebody is invited."""
    file = folder / "result.json"
    file.write_text(json.dumps(chat(MESSAGES), ensure_ascii=False, indent=1), encoding="utf-8")
    return file
