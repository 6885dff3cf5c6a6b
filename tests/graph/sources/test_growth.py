"""A later, larger export of the same network changes nothing that an earlier one told."""

import pytest
from examples import activitypub, bluesky, mail, mastodon, twitter


def earlier_and_later(name, folder):
    """Write an export of a network, and one that was made later."""
    early, late = folder / "early", folder / "late"
    early.mkdir()
    late.mkdir()
    if name == "mastodon":
        return mastodon.write(early, mastodon.PAGES[:3]), mastodon.write(late, mastodon.PAGES)
    if name == "activitypub":
        activities = [activitypub.HELLO, activitypub.REPLY, *activitypub.BOOSTS]
        return activitypub.write(early, activities[:3]), activitypub.write(late, activities)
    if name == "bluesky":
        records = bluesky.RECORDS
        (early / "x.car").write_bytes(bluesky.car(dict(list(records.items())[:5])))
        (late / "x.car").write_bytes(bluesky.car(records))
        return early, late
    if name == "twitter":
        few = twitter.FILES | {"tweets": twitter.FILES["tweets"][:2]}
        return twitter.write(early / "x.zip", few), twitter.write(late / "x.zip")
    messages = [mail.QUESTION, mail.ANSWER, mail.LOST]
    (early / "x.mbox").write_text("".join(messages[:2]))
    (late / "2024-a.mbox").write_text("".join(messages[2:]))
    (late / "2024-b.mbox").write_text("".join(messages[:2]))
    return early, late


@pytest.mark.parametrize("name", ["activitypub", "bluesky", "mail", "mastodon", "twitter"])
def test_what_was_told_stays(read, tmp_path, name):
    early, late = (read(name, path).records for path in earlier_and_later(name, tmp_path))
    grown = 0
    for table in ("contents", "interactions"):
        before, after = ({r["id"]: r for r in told[table]} for told in (early, late))
        assert before.items() <= after.items()
        grown += len(after) - len(before)
    assert grown
