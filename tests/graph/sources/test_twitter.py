"""X's archive and API, as documentation and the archive's README say; no real one was at hand."""

import json
from datetime import UTC, datetime

import pytest
from examples.twitter import BOB, FILES, message, script, tweet, write

from leylines.graph.errors import SourceError


@pytest.fixture
def archive(tmp_path, example_of):
    return example_of("twitter", tmp_path)


@pytest.fixture
def read_archive(read, tmp_path):
    """Read an archive with other files."""

    def _read(**files):
        named = {name.replace("_", "-"): items for name, items in files.items()}
        return read("twitter", write(tmp_path / "x.zip", {"account": FILES["account"]} | named))

    return _read


@pytest.fixture
def read_pages(read, write):
    """Read answers of the API as an archive's lines."""

    def _read(*pages):
        lines = [json.dumps({"kind": kind, "body": body}) for kind, body in pages]
        return read("twitter", write("000001.jsonl", "\n".join(lines)))

    return _read


def ends(reading):
    interactions = reading.records.get("interactions", [])
    return {(i["kind"], i["actor"], i["target"], i["content"]) for i in interactions}


def at(reading, kind):
    return {i["at"] for i in reading.records["interactions"] if i["kind"] == kind}


NEW = "1765000000000000000"


def test_who_did_what_to_whom(read, archive):
    reading = read("twitter", archive)
    assert ends(reading) == {
        ("REPLIED", "1", "2", "11"),
        ("MENTIONED", "1", "3", "11"),
        ("REPOSTED", "1", "2", None),
        ("QUOTED", "1", "3", "13"),
        ("LIKED", "1", "1", "10"),
        ("FOLLOWED", "2", "1", None),
        ("FOLLOWED", "1", NEW, None),
        ("MESSAGED", "1", "2", "m20"),
        ("LIKED", "2", "1", "m20"),
    }
    assert reading.rows_read == 1 + 5 + 1 + 1 + 1 + 1 + 1
    (reject,) = reading.rejects
    assert (reject.file, reject.line) == ("data/tweets.js", 5)


def test_tweets_become_contents(read, archive):
    reading = read("twitter", archive)
    contents = {c["id"]: c for c in reading.records["contents"]}
    assert set(contents) == {"10", "11", "13", "m20"}
    hello, reply = contents["10"], contents["11"]
    assert (hello["text"], hello["author"]) == ("Hello & welcome #Rust", "1")
    assert (hello["at"], hello["communities"]) == (datetime(2024, 3, 1, 12, tzinfo=UTC), ["rust"])
    assert hello["url"] == "https://x.com/i/web/status/10"
    assert (reply["kind"], reply["parent"]) == ("reply", "99")
    assert "secret" not in str(reading.records)
    assert [b.removed for b in reading.batches if b.removed] == [{"contents": ["15"]}]


def test_accounts_are_told_by_their_number(read, archive):
    accounts = {}
    for account in read("twitter", archive).records["accounts"]:
        accounts.setdefault(account["id"], {}).update({k: v for k, v in account.items() if v})
    assert (accounts["1"]["handle"], accounts["1"]["name"]) == ("ada", "Ada Byron")
    assert (accounts["2"]["handle"], accounts["3"]["name"]) == ("bob", "Carol")
    assert "example.org" not in str(accounts)


def test_a_follow_is_as_late_as_the_younger_account(read, archive):
    assert at(read("twitter", archive), "FOLLOWED") == {
        datetime(2012, 5, 1, 10, tzinfo=UTC),
        datetime(2024, 3, 5, 13, 2, 46, 771000, tzinfo=UTC),
    }


def test_an_unpacked_archive_and_parts_read_as_the_zip(read, tmp_path, archive):
    folder = tmp_path / "unpacked" / "data"
    folder.mkdir(parents=True)
    for name, items in FILES.items():
        (folder / f"{name}.js").write_text(script(name, items))
    first, rest = FILES["tweets"][:2], FILES["tweets"][2:]
    (folder / "tweets.js").write_text(script("tweets", first))
    (folder / "tweets-part1.js").write_text(script("tweets", rest))
    assert ends(read("twitter", folder.parent)) == ends(read("twitter", archive))


def test_an_old_archive_has_bare_tweets(read_archive):
    reading = read_archive(tweet=[tweet(10, 1, "@bob hi", BOB)["tweet"]])
    assert ends(reading) == {("MENTIONED", "1", "2", "10")}


def test_an_edited_tweet_is_one_content_with_its_newest_text(read_archive):
    versions = {"edit_info": {"initial": {"editTweetIds": ["100", "101"]}}}
    edit = {"edit_info": {"edit": {"initialTweetId": "100", "editControlInitial": {}}}}
    old, new = tweet(100, 1, "old", **versions), tweet(101, 1, "new", **edit)
    answer = tweet(102, 2, "@ada well", in_reply_to_status_id_str="101")
    for tweets in ([old, new, answer], [answer, new, old]):
        contents = {c["id"]: c for c in read_archive(tweets=tweets).records["contents"]}
        assert set(contents) == {"100", "102"}
        assert contents["100"]["text"] == "new"
        assert contents["102"]["parent"] == "100"


def test_likes_of_tweets_by_nobody_known_are_rejects(read_archive):
    reading = read_archive(like=[{"like": {"tweetId": "5"}}, {"like": {}}])
    assert [r.line for r in reading.rejects] == [1, 2]


def test_what_is_no_message_is_a_reject(read_archive):
    chat = {"dmConversation": {"messages": [{"joinConversation": {}}, message(1, "2", None)]}}
    reading = read_archive(direct_messages=[chat])
    assert ["not a message" in r.reason for r in reading.rejects] == [True, False]


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"id_str": None, "id": None}, "there is no id"),
        ({"id_str": ["1"]}, "neither text"),
        ({"created_at": "Fri Mar 01 12:00:00 2024"}, "zone"),
        ({"created_at": None}, "there is no created_at"),
        ({"full_text": {"a": 1}}, "neither text"),
        ({"in_reply_to_user_id_str": "x" * 501}, "longer"),
        ({"edit_info": {"edit": {"initialTweetId": "\ufffd"}}}, "broken"),
    ],
)
def test_what_is_broken_is_a_reject_and_adds_nothing(read_archive, changes, reason):
    reading = read_archive(tweets=[tweet(1, 1, "x", **changes)])
    (reject,) = reading.rejects
    assert reason in reject.reason
    assert set(reading.records) == {"accounts"}


def test_without_its_account_an_archive_is_nobodys(read, tmp_path):
    reading = read("twitter", write(tmp_path / "x.zip", {"tweets": FILES["tweets"]}))
    assert len(reading.rejects) == 5
    assert "account.js" in reading.rejects[0].reason


USERS = [
    {"id": "2", "username": "bob", "name": "Bob", "created_at": "2013-01-01T00:00:00.000Z"},
    {"id": "3", "username": "carol", "name": "Carol"},
]
FIRST = {
    "id": "1765000000000000001",
    "author_id": "2",
    "text": "Hi #Rust",
    "created_at": "2024-03-05T13:16:17.000Z",
    "entities": {"hashtags": [{"tag": "Rust"}]},
    "public_metrics": {"like_count": 7, "impression_count": 90},
    "edit_history_tweet_ids": ["1765000000000000001"],
}


def api(number, author, *referenced, **more):
    kinds = [{"type": kind, "id": of} for kind, of in referenced]
    return {"id": number, "author_id": author, "text": "x", "referenced_tweets": kinds} | more


def test_answers_of_the_api(read_pages):
    mention = {"mentions": [{"username": "bob", "id": "2"}, {"username": "dan", "id": "4"}]}
    reply = api(
        "1765000000000000002",
        "3",
        ("replied_to", FIRST["id"]),
        in_reply_to_user_id="2",
        entities=mention,
    )
    quote = api("1765000000000000003", "3", ("quoted", FIRST["id"]))
    retweet = api("1765000000000000004", "3", ("retweeted", FIRST["id"]))
    unknown = api("1765000000000000005", "3", ("retweeted", "7"))
    page = {
        "data": [reply, quote, retweet, unknown],
        "includes": {"users": USERS, "tweets": [FIRST]},
    }
    reading = read_pages(
        ("tweets/search/recent", page),
        (f"tweets/{FIRST['id']}/liking_users", {"data": [USERS[1]]}),
        (f"tweets/{FIRST['id']}/retweeted_by", {"data": [USERS[1]]}),
        ("users/2/followers", {"data": [USERS[1]]}),
        ("users/5/liked_tweets", {"data": [FIRST]}),
        ("tweets", {"errors": [{"title": "Not Found"}]}),
    )
    assert ends(reading) == {
        ("REPLIED", "3", "2", reply["id"]),
        ("MENTIONED", "3", "4", reply["id"]),
        ("QUOTED", "3", "2", quote["id"]),
        ("REPOSTED", "3", "2", FIRST["id"]),
        ("LIKED", "3", "2", FIRST["id"]),
        ("LIKED", "5", "2", FIRST["id"]),
        ("FOLLOWED", "3", "2", None),
    }
    assert reading.rows_read == 4 + 2 + 1 + 1 + 1 + 1 + 1 + 1
    assert [r.line for r in reading.rejects] == [1, 6]
    first = next(c for c in reading.records["contents"] if c["id"] == FIRST["id"])
    assert (first["views"], first["communities"]) == (90, ["rust"])
    liked = next(i for i in reading.records["interactions"] if i["kind"] == "LIKED")
    assert liked["communities"] == ["rust"]


def test_a_retweet_names_its_author_where_the_tweet_is_not_there(read_pages):
    mention = {"mentions": [{"username": "Bob", "id": "2"}]}
    retweet = api(NEW, "3", ("retweeted", "7"), text="RT @Bob: hi", entities=mention)
    assert ends(read_pages(("x", {"data": [retweet]}))) == {("REPOSTED", "3", "2", "7")}


def test_a_tweet_that_tells_no_time_has_it_in_its_id(read_pages):
    reading = read_pages(("tweets", {"data": {"id": NEW, "author_id": "2", "text": "x"}}))
    assert reading.records["contents"][0]["at"] == datetime(
        2024, 3, 5, 13, 2, 46, 771000, tzinfo=UTC
    )


def test_a_tweet_by_nobody_is_a_reject(read_pages):
    reading = read_pages(("tweets", {"data": [{"id": NEW, "text": "x"}]}))
    assert "ask for" in reading.rejects[0].reason


def test_a_damaged_archive_is_told(read, tmp_path, write):
    folder = tmp_path / "data"
    folder.mkdir()
    (folder / "account.js").write_text("[]")
    with pytest.raises(SourceError, match=r"window\.YTD"):
        read("twitter", folder)
    (folder / "account.js").write_text(script("account", FILES["account"])[:-30])
    with pytest.raises(SourceError, match="cut off"):
        read("twitter", folder)
