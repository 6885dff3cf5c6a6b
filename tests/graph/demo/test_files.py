"""What is written is canonical, whole and the same each time."""

import json
from collections import Counter
from dataclasses import asdict
from datetime import datetime
from itertools import pairwise

import pytest

from leylines.graph.demo import write_demo
from leylines.graph.model import KINDS, SCHEMAS
from leylines.graph.sources import source_named

NETWORKS = ("askwell", "hearth", "lantern")
each_network = pytest.mark.parametrize("network", NETWORKS)


def contents_of(folder):
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def test_the_same_seed_writes_the_same_bytes_and_another_does_not(written, tmp_path):
    first = contents_of(written.folder)
    assert len(first) == 3 * len(SCHEMAS) + 1
    write_demo(tmp_path / "again", seed=1)
    assert contents_of(tmp_path / "again") == first
    write_demo(tmp_path / "other", seed=2)
    other = contents_of(tmp_path / "other")
    same = {name for name in first if first[name] == other[name]}
    assert same == {f"{network}/communities.csv" for network in NETWORKS}


def test_the_truth_is_written_as_it_is_returned(written):
    assert json.loads((written.folder / "truth.json").read_text("utf-8")) == json.loads(
        json.dumps(asdict(written.truth))
    )


@each_network
def test_the_canonical_reader_takes_every_row(written, network):
    taken: Counter[str] = Counter()
    for batch in source_named("csv").batches(written.folder / network, {}):
        assert list(batch.rejects) == []
        taken.update({table: rows.num_rows for table, rows in batch.records.items()})
    assert taken == {table: len(rows) for table, rows in written.rows[network].items()}


def test_there_is_as_much_as_was_promised(written):
    persons = {row["person"] for row in written.all("accounts")}
    assert len(persons) == 2_000
    assert len(written.all("communities")) == 12
    assert 60_000 <= len(written.all("interactions")) <= 120_000
    assert set(KINDS) == {row["kind"] for row in written.all("interactions")}
    several = Counter(row["person"] for row in written.all("accounts"))
    assert sum(count > 1 for count in several.values()) > 600


@each_network
def test_whatever_is_referred_to_is_there(written, network):
    tables = written.rows[network]
    ids = {table: {row["id"] for row in rows} for table, rows in tables.items()}
    assert all(len(ids[table]) == len(rows) for table, rows in tables.items())
    handles = {row["handle"] for row in tables["accounts"]}
    assert len(handles) == len(ids["accounts"])
    accounts, communities, contents = ids["accounts"], ids["communities"], ids["contents"]
    for row in tables["contents"]:
        assert row["author"] in accounts
        assert row["communities"] in communities
        assert row["parent"] == "" or row["parent"] in contents
    for row in tables["interactions"]:
        assert row["actor"] in accounts
        assert row["target"] in accounts
        assert row["actor"] != row["target"]
        assert row["communities"] == "" or row["communities"] in communities
        assert row["content"] == "" or row["content"] in contents


@each_network
def test_nothing_happens_before_its_cause(written, network):
    tables = written.rows[network]
    joined = {row["id"]: row["created_at"] for row in tables["accounts"]}
    contents = {row["id"]: row for row in tables["contents"]}
    for row in tables["contents"]:
        assert joined[row["author"]] <= row["at"] < "2026-07-01T00:00:00Z"
        if row["parent"]:
            assert contents[row["parent"]]["at"] < row["at"]
            assert contents[row["parent"]]["author"] != row["author"]
            assert contents[row["parent"]]["communities"] == row["communities"]
    for row in tables["interactions"]:
        assert joined[row["actor"]] <= row["at"] < "2026-07-01T00:00:00Z"
        assert joined[row["target"]] <= row["at"]
        if row["content"]:
            assert contents[row["content"]]["at"] <= row["at"]
    assert all(a["at"] <= b["at"] for a, b in pairwise(tables["interactions"]))


@each_network
def test_interactions_say_what_their_contents_show(written, network):
    tables = written.rows[network]
    contents = {row["id"]: row for row in tables["contents"]}
    handles = {row["id"]: row["handle"] for row in tables["accounts"]}
    for row in tables["interactions"]:
        content = contents.get(row["content"])
        match row["kind"]:
            case "REPLIED" | "ANSWERED" | "QUOTED":
                assert content["author"] == row["actor"]
                assert contents[content["parent"]]["author"] == row["target"]
                assert (content["kind"] == "answer") == (row["kind"] == "ANSWERED")
                assert ("“" in content["text"]) >= (row["kind"] == "QUOTED")
            case "MENTIONED":
                assert content["author"] == row["actor"]
                assert f"@{handles[row['target']]}" in content["text"]
            case "ACCEPTED":
                assert content["kind"] == "answer"
                assert content["author"] == row["target"]
                assert contents[content["parent"]]["author"] == row["actor"]
            case "LIKED" | "REPOSTED":
                assert content["author"] == row["target"]
            case "FOLLOWED" | "MESSAGED":
                assert content is None
                assert row["communities"] == ""


@each_network
def test_one_like_per_person_and_content(written, network):
    likes = Counter(
        (row["actor"], row["content"])
        for row in written.rows[network]["interactions"]
        if row["kind"] == "LIKED"
    )
    assert max(likes.values()) == 1


def test_evenings_and_weekends_are_busier(written):
    times = [
        datetime.fromisoformat(row["at"]) for row in written.all("contents") if not row["parent"]
    ]
    hours = Counter(at.hour for at in times)
    days = Counter(at.weekday() for at in times)
    assert hours[20] > 3 * hours[5]
    assert min(days[5], days[6]) > 1.2 * max(days[day] for day in range(4))
    assert min(times).date().isoformat() <= "2024-07-02"
    assert max(times).date().isoformat() == "2026-06-30"
