"""A configuration is understood whole, or refused with its key and line before anything begins."""

from pathlib import Path

import pytest

from leylines.graph.errors import SettingsError
from leylines.graph.sync import read_plan

GOOD = """\
analyse = true

[[source]]
network = "forum"
source = "jsonl"
feed = "discourse"
address = "https://forum.example.org"
path = "archives/forum"
token_file = "forum.token"
feed_options = { since = "2026-01-01" }

[[source]]
network = "shop"
source = "csv"
path = "/exports/shop"
options = { delimiter = ";" }
deletions = "mirror"
most_removed = 0.5
"""


@pytest.fixture
def config(tmp_path):
    def write(text):
        file = tmp_path / "communities.toml"
        file.write_text(text)
        return file

    return write


def test_what_is_told_and_what_follows(config, tmp_path):
    plan = read_plan(config(GOOD))
    forum, shop = plan.source
    assert plan.analyse
    assert (forum.source, forum.feed, forum.deletions) == ("jsonl", "discourse", "keep")
    assert forum.path == tmp_path / "archives" / "forum"
    assert forum.token_file == tmp_path / "forum.token"
    assert (shop.path, shop.options) == (Path("/exports/shop"), {"delimiter": ";"})
    assert (shop.deletions, shop.most_removed) == ("mirror", 0.5)


@pytest.mark.parametrize(
    ("before", "after", "line", "complaint"),
    [
        ('network = "shop"', 'netwrok = "shop"', 12, "source.2.network"),
        ("most_removed = 0.5", "most_removed = 5", 18, "source.2.most_removed"),
        ("most_removed = 0.5", "wrong = 1", 18, "source.2.wrong"),
        ('network = "shop"', 'network = "a/b"', 13, "cannot be the id of a network"),
        ('source = "csv"', 'source = "fax"', 14, "no source named 'fax'"),
        ('feed = "discourse"', 'feed = "fax"', 6, "no feed named 'fax'"),
        ('address = "https://forum.example.org"\n', "", 3, "a feed needs an address"),
        ('network = "forum"', 'network = "shop"', 17, "must be alone in its network"),
        ("analyse = true", "analyse = 7", 1, "analyse"),
        ('path = "/exports/shop"', "path = 7", 15, "source.2.path"),
    ],
)
def test_a_mistake_is_told_with_its_line(config, before, after, line, complaint):
    assert GOOD.count(before) == 1
    with pytest.raises(SettingsError) as error:
        read_plan(config(GOOD.replace(before, after)))
    assert complaint in str(error.value)
    assert error.value.where.endswith(f"communities.toml:{line}")


def test_a_feed_is_no_snapshot(config):
    text = GOOD.replace('path = "archives/forum"', 'path = "x"\ndeletions = "mirror"')
    with pytest.raises(SettingsError, match="cannot be mirrored"):
        read_plan(config(text))


@pytest.mark.parametrize(
    ("text", "complaint"), [("", "source"), ("[[source]\n", "not TOML"), ("\x00", "not TOML")]
)
def test_files_that_are_none(config, text, complaint):
    with pytest.raises(SettingsError, match=complaint):
        read_plan(config(text))


def test_a_file_that_is_not_there(tmp_path):
    with pytest.raises(SettingsError, match="cannot be read"):
        read_plan(tmp_path / "none.toml")
