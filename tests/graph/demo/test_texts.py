"""The texts can be read: whole sentences, various, on the community's subjects."""

import re
from collections import Counter, defaultdict

import pytest

from leylines.graph.demo.world import read_toml, read_world

NETWORKS = ("askwell", "hearth", "lantern")


def test_no_text_is_empty_or_unfinished(written):
    for row in written.all("contents"):
        text = row["text"]
        assert len(text) >= 15
        assert re.search(r"[.!?”)]$", text), text
        assert not re.search(r"[{}|\n]|\.\.|  | \.|,\.", text), text


def test_titles_stand_on_topics_and_questions_only(written):
    for row in written.all("contents"):
        assert bool(row["title"]) == (row["kind"] in ("topic", "question"))
        assert bool(row["topics"]) == (not row["parent"]) == bool(row["views"])


def test_texts_are_various(written):
    texts = Counter(row["text"] for row in written.all("contents"))
    assert len(texts) > len(written.all("contents")) / 4
    assert texts.most_common(1)[0][1] < len(written.all("contents")) / 100
    openings = [row["text"] for row in written.all("contents") if not row["parent"]]
    assert len(set(openings)) > len(openings) / 6


def test_siblings_do_not_say_the_same(written):
    repeated = siblings = 0
    for network in NETWORKS:
        said = defaultdict(list)
        for row in written.rows[network]["contents"]:
            if row["parent"]:
                said[row["parent"]].append(row["text"])
        for texts in said.values():
            siblings += len(texts)
            repeated += len(texts) - len(set(texts))
    assert repeated < siblings / 50


@pytest.mark.parametrize("community", read_world().communities, ids=lambda each: each.id)
def test_a_community_talks_about_its_subjects(written, community):
    topics = {subject.topic for subject in community.subjects}
    found = {
        row["topics"]
        for row in written.rows[community.network]["contents"]
        if row["communities"] == community.id and row["topics"]
    }
    assert found == topics
    assert all(len(each.advice) == 3 for each in community.subjects)


def test_communities_near_each_other_exist():
    world = read_world()
    ids = {community.id for community in world.communities}
    assert all(set(community.near) <= ids - {community.id} for community in world.communities)


def test_names_are_written_without_doubles():
    words = read_toml("names.toml")
    for part in ("given", "family"):
        names = words[part].split()
        assert len(names) == len(set(names))
