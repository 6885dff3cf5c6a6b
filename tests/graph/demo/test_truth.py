"""Whatever is planted can be counted in the files."""

from collections import Counter, defaultdict

import pytest

from leylines.graph.demo import generate

NETWORKS = ("askwell", "hearth", "lantern")


@pytest.fixture(scope="module")
def done(written):
    """Return every interaction, its ends as persons, its community as in the graph."""
    rows = []
    for network in NETWORKS:
        person = written.persons(network)
        for row in written.rows[network]["interactions"]:
            community = f"{network}/{row['communities']}" if row["communities"] else ""
            ends = {"actor": person[row["actor"]], "target": person[row["target"]]}
            rows.append(row | ends | {"community": community})
    return rows


@pytest.fixture(scope="module")
def wrote(written):
    """Return what each person wrote in each community."""
    contents = defaultdict(list)
    for network in NETWORKS:
        person = written.persons(network)
        for row in written.rows[network]["contents"]:
            contents[person[row["author"]], f"{network}/{row['communities']}"].append(row)
    return contents


def reactors(done, person, community):
    return {r["actor"] for r in done if r["target"] == person and r["community"] == community}


def test_every_part_is_played_by_somebody_else(written):
    truth = written.truth
    persons = {row["person"] for row in written.all("accounts")}
    assert truth.planted() <= persons
    parts = (
        len(truth.celebrities) + len(truth.heroes) + len(truth.bridges) + 1
        + len(truth.routes) + len(truth.ring.members)
    )  # fmt: skip
    assert len(truth.planted()) == parts == 6 + 12 + 12 + 1 + 12 + 12


def test_heroes_have_many_reactors_in_one_community_and_hardly_followers(written, done):
    follows = Counter(row["target"] for row in done if row["kind"] == "FOLLOWED")
    for hero in written.truth.heroes:
        here = reactors(done, hero.person, hero.community)
        others = Counter(
            target for target, _ in {
                (row["target"], row["actor"]) for row in done if row["community"] == hero.community
            }
        )  # fmt: skip
        assert len(here) >= 15
        assert sum(count > len(here) for count in others.values()) <= 10
        places = {row["community"] for row in done if row["target"] == hero.person}
        assert places <= {hero.community, ""}
        assert follows[hero.person] <= 5


def test_celebrities_are_followed_everywhere_and_unheard_where_they_visit(written, done, wrote):
    followers = defaultdict(set)
    belongs = defaultdict(set)
    for row in done:
        belongs[row["actor"]].add(row["community"])
        if row["kind"] == "FOLLOWED":
            followers[row["target"]].add(row["actor"])
    for celebrity in written.truth.celebrities:
        fans = followers[celebrity.person]
        assert len(fans) > 100
        communities = set().union(*(belongs[fan] for fan in fans))
        assert len(communities - {""}) == 12
        for visited in celebrity.visits:
            assert wrote[celebrity.person, visited] or visited in belongs[celebrity.person]
            heard = reactors(done, celebrity.person, visited)
            assert len(heard) < len(reactors(done, celebrity.person, celebrity.home)) / 4


def test_bridges_react_in_one_community_and_are_reacted_to_in_the_other(written, done, wrote):
    acts = Counter((row["actor"], row["target"], row["community"]) for row in done)
    for route in written.truth.routes:
        heard, said = wrote[route.start, route.source], wrote[route.bridge, route.target]
        assert acts[route.bridge, route.start, route.source] >= 0.4 * len(heard) > 0
        assert acts[route.hero, route.bridge, route.target] >= 0.4 * len(said) > 0
        assert len(reactors(done, route.bridge, route.target)) >= 2 * len(said) ** 0.5
    for bridge, route in zip(written.truth.bridges, written.truth.routes, strict=True):
        assert (bridge.person, bridge.source, bridge.target) == (
            route.bridge, route.source, route.target,
        )  # fmt: skip


def test_the_newcomer_comes_late_and_rises(written, done, wrote):
    newcomer = written.truth.newcomer
    contents = wrote[newcomer.person, newcomer.community]
    assert min(row["at"] for row in contents) > "2026-04-01"
    assert len(reactors(done, newcomer.person, newcomer.community)) > 50


def test_the_ring_likes_itself_and_few_others_do(written, done):
    ring = set(written.truth.ring.members)
    likes = Counter(
        (row["target"], row["actor"] in ring)
        for row in done
        if row["kind"] == "LIKED" and row["target"] in ring
    )
    for member in ring:
        assert likes[member, True] > 5 * likes[member, False]
        assert likes[member, True] > 50


def test_strength_0_plants_nothing():
    full, faint = (generate(1, strength=strength)[0] for strength in (1.0, 0.0))
    truth = generate(1, strength=0.0)[1]
    ids = full.people.ids
    ring = [ids.index(person) for person in truth.ring.members]

    def inside(demo):
        done = demo.reactions
        return sum(
            actor in ring and target in ring
            for actor, target in zip(done.actor.tolist(), done.target.tolist(), strict=True)
        )

    assert faint.people.ids == ids
    assert inside(full) > 2_000
    assert inside(faint) < 50
