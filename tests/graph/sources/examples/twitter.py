"""An archive as X makes it, whose answers are known by hand."""

import json
import zipfile

BOB, CAROL = (
    {"id_str": "2", "id": "2", "screen_name": "bob", "name": "Bob"},
    {"id_str": "3", "id": "3", "screen_name": "carol", "name": "Carol"},
)
ACCOUNT = {
    "accountId": "1",
    "username": "ada",
    "accountDisplayName": "Ada Byron",
    "createdAt": "2012-05-01T10:00:00.000Z",
    "email": "ada@example.org",
}


def tweet(number, day, written, *mentions, tags=(), urls=(), **more):
    return {
        "tweet": {
            "id_str": str(number),
            "id": str(number),
            "created_at": f"Fri Mar {day:02} 12:00:00 +0000 2024",
            "full_text": written,
            "retweeted": False,
            "entities": {
                "hashtags": [{"text": tag} for tag in tags],
                "user_mentions": list(mentions),
                "urls": [{"expanded_url": url} for url in urls],
            },
        }
        | more
    }


def message(number, sender, to, text="secret", **more):
    return {
        "messageCreate": {
            "id": str(number),
            "senderId": sender,
            "recipientId": to,
            "text": text,
            "createdAt": "2024-03-09T10:00:00.000Z",
            "reactions": [],
        }
        | more
    }


REACTION = {"senderId": "2", "reactionKey": "like", "createdAt": "2024-03-09T11:00:00.000Z"}
FILES = {
    "account": [{"account": ACCOUNT}],
    "tweets": [
        tweet(10, 1, "Hello &amp; welcome #Rust", tags=["Rust"]),
        tweet(
            11,
            2,
            "@bob @carol yes",
            BOB,
            CAROL,
            in_reply_to_status_id_str="99",
            in_reply_to_user_id_str="2",
            in_reply_to_screen_name="bob",
        ),
        tweet(12, 3, "RT @bob: so it is", BOB),
        tweet(13, 4, "Look", urls=["https://twitter.com/Carol/status/77"]),
        tweet(14, 5, "RT @nobody: so it is"),
    ],
    "deleted-tweets": [tweet(15, 6, "oops")],
    "like": [{"like": {"tweetId": "10", "fullText": "Hello"}}],
    "follower": [{"follower": {"accountId": "2", "userLink": "x"}}],
    "following": [{"following": {"accountId": "1765000000000000000", "userLink": "x"}}],
    "direct-messages": [
        {
            "dmConversation": {
                "conversationId": "1-2",
                "messages": [message(20, "1", "2", reactions=[REACTION])],
            }
        }
    ],
}


def script(name, items):
    return f"window.YTD.{name.replace('-', '_')}.part0 = {json.dumps(items, indent=1)}"


def write(file, files=FILES):
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as out:
        for name, items in files.items():
            out.writestr(f"data/{name}.js", script(name, items))
        out.writestr("data/manifest.js", "window.__THAR_CONFIG = {}")
        out.writestr("data/tweets_media/1.jpg", b"\xff\xd8")
    return file


def make(folder):
    return write(folder / "twitter.zip")
