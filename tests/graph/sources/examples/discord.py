import json

ADA, BOB, CAROL, BOT = (
    {"id": str(number), "name": name, "discriminator": "0000", "nickname": name.title()}
    | {"isBot": name == "clock"}
    for number, name in ((101, "ada"), (102, "bob"), (103, "carol"), (109, "clock"))
)


def message(number, author, content, kind="Default", **more):
    """Return a message as DiscordChatExporter writes it."""
    return {
        "id": str(9_000_000_000_000_000_000 + number),
        "type": kind,
        "timestamp": f"2026-03-01T12:00:{number:02}.5+01:00",
        "timestampEdited": None,
        "content": content,
        "author": author,
        "reactions": [],
        "mentions": [],
        **more,
    }


def reply_to(number):
    """Return a reference to a message."""
    return {"messageId": str(9_000_000_000_000_000_000 + number), "channelId": "20", "guildId": "1"}


LIKES = [
    {"emoji": {"name": "👍"}, "count": 2, "users": [BOB, BOT]},
    {"emoji": {"name": "🐝"}, "count": 1, "users": [BOB]},
    {"emoji": {"name": "👎"}, "count": 1, "users": [CAROL]},
]
MESSAGES = [
    message(1, ADA, "Hello @Carol", mentions=[CAROL], reactions=LIKES),
    message(2, BOB, "Hi", "Reply", reference=reply_to(1), mentions=[ADA]),
    message(3, BOB, "Joined the server.", "GuildMemberJoin"),
    message(4, BOT, "12:00"),
]


def document(messages, name="bees", **channel):
    """Return an exported channel."""
    channel = {"id": "20", "type": "GuildTextChat", "categoryId": "5", "name": name, **channel}
    return {
        "guild": {"id": "1", "name": "Garden"},
        "channel": channel,
        "exportedAt": "2026-03-02T00:00:00+00:00",
        "messages": messages,
        "messageCount": len(messages),
    }


def written(folder, *documents):
    """Write exported channels."""
    export = folder / "export"
    export.mkdir(exist_ok=True)
    for number, each in enumerate(documents):
        (export / f"{number}.json").write_text(json.dumps(each, indent=1), encoding="utf-8")
    return export


def make(folder):
    """Write a channel in which two people talk, a bot does, and somebody joins."""
    return written(folder, document(MESSAGES))
