import json
import zipfile

USERS = [
    {"id": "U1ADA", "name": "ada", "real_name": "Ada L.", "profile": {"display_name": "lady"}},
    {"id": "U2BOB", "name": "bob", "profile": {"display_name": "", "real_name": "Bob B."}},
    {"id": "W3CAR", "name": "carol", "deleted": True, "profile": {}},
    {"id": "U9BOT", "name": "poll", "is_bot": True, "profile": {}},
]
ROOT, REPLY = "1772366400.000100", "1772366460.000200"
MESSAGES = [
    {
        "type": "message",
        "user": "U1ADA",
        "text": "Who &amp; why, <@W3CAR>?",
        "ts": ROOT,
        "thread_ts": ROOT,
        "reply_count": 1,
        "reactions": [
            {"name": "tada", "users": ["U2BOB", "U9BOT"], "count": 2},
            {"name": "heart", "users": ["U2BOB"], "count": 1},
            {"name": "-1", "users": ["W3CAR"], "count": 1},
        ],
    },
    {
        "type": "message",
        "user": "U2BOB",
        "text": "<@U1ADA> me",
        "ts": REPLY,
        "thread_ts": ROOT,
        "parent_user_id": "U1ADA",
    },
    {"type": "message", "subtype": "channel_join", "user": "U2BOB", "ts": "1772366300.000100"},
]
DIRECT = [{"type": "message", "user": "U1ADA", "text": "secret", "ts": "1772366500.000100"}]
EXPORT = {
    "users.json": USERS,
    "channels.json": [{"id": "C1GEN", "name": "general", "members": ["U1ADA"]}],
    "dms.json": [{"id": "D1", "members": ["U1ADA", "U2BOB"]}],
    "general/2026-03-01.json": MESSAGES,
    "D1/2026-03-01.json": DIRECT,
    "integration_logs.json": [],
}


def written(folder, files, name="export.zip"):
    """Write an export as a .zip."""
    with zipfile.ZipFile(folder / name, "w") as archive:
        for member, content in files.items():
            data = content if isinstance(content, bytes) else json.dumps(content)
            archive.writestr(member, data)
    return folder / name


def make(folder):
    """Write an export of a channel and a conversation of two, with a bot and who joined."""
    return written(folder, EXPORT)
