"""Successes, trials, prior and posterior against a slow oracle that goes through every pair."""

from collections import Counter, defaultdict

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from leylines.graph.network import Parameters, build_network, moments, opportunities, prior

DAY = 86_400_000


class Oracle:
    """The definitions of docs/decisions/strength-and-probability.md, one loop at a time."""

    def __init__(self, scene, parameters):
        self.scene, self.table = scene, parameters.table
        newest = max((act.at for act in scene.acts), default=0)
        self.until = newest if parameters.until is None else parameters.until
        self.since = self.until - parameters.window_days * DAY
        self.nowhere = scene.communities
        self.written = [(i, w) for i, w in enumerate(scene.contents) if self.holds(self.time(i))]
        self.recent = [act for act in scene.acts if self.holds(act.at)]
        self.occasions = self.all_occasions()
        self.active = self.all_active()

    def holds(self, at):
        return self.since < at <= self.until

    def time(self, content):
        naming = [act.at for act in self.scene.acts if act.content == content]
        return self.scene.contents[content].at or min(naming, default=0)

    def all_occasions(self):
        """For each person, {occasion: its communities}."""
        result = {person: {} for person in range(self.scene.persons)}
        for index, content in self.written:
            if content.author >= 0:
                result[content.author][index] = set(content.communities) or {self.nowhere}
        for person, given_ in result.items():
            if not given_:
                for act in self.recent:
                    if person in (act.actor, act.target):
                        where = given_.setdefault(("day", act.at // DAY), set())
                        where |= set(act.communities) or {self.nowhere}
        return result

    def all_active(self):
        result = {person: set() for person in range(self.scene.persons)}
        for act in self.recent:
            result[act.actor] |= set(act.communities) or {self.nowhere}
        for _, content in self.written:
            if content.author >= 0:
                result[content.author] |= set(content.communities) or {self.nowhere}
        return result

    def flows(self):
        """(source, target, act) of everything that carries influence."""
        for act in self.scene.acts:
            if act.at <= self.until and self.table[act.kind].weight * act.weight > 0:
                if self.table[act.kind].flow == "to target":
                    yield act.actor, act.target, act
                else:
                    yield act.target, act.actor, act

    def occasion(self, source, act):
        if act.content < 0:
            return ("day", act.at // DAY)
        content = self.scene.contents[act.content]
        if content.author == source or content.parent < 0:
            return act.content
        parent_is_theirs = self.scene.contents[content.parent].author == source
        return content.parent if parent_is_theirs else act.content

    def successes(self, place=None):
        """{(source, target): distinct occasions}, of a community or of all."""
        found = defaultdict(set)
        for source, target, act in self.flows():
            here = place is None or place in (set(act.communities) or {self.nowhere})
            if here and self.holds(act.at):
                found[source, target].add(self.occasion(source, act))
        return {edge: len(occasions) for edge, occasions in found.items()}

    def trials(self, source, target):
        return sum(bool(where & self.active[target]) for where in self.occasions[source].values())

    def moments(self, place):
        total = Counter()
        successes = self.successes(place)
        for source in range(self.scene.persons):
            for target in range(self.scene.persons):
                if source != target and place in self.active[target]:
                    k = successes.get((source, target), 0)
                    n = sum(place in where for where in self.occasions[source].values())
                    n = max(n, k)
                    total.update(k=k, n=n, kk=k * (k - 1), nn=n * (n - 1), repeaters=int(k >= 2))
        return total

    def home(self, source, target):
        count = Counter()
        for u, v, act in self.flows():
            if (u, v) == (source, target):
                count.update(set(act.communities) or {self.nowhere})
        return min(count, key=lambda place: (-count[place], place))


def edges(network):
    return list(zip(network.sources.tolist(), network.indices.tolist(), strict=True))


@settings(max_examples=300, deadline=None)
@given(data=st.data())
def test_agrees_with_the_definition(scene, data):
    drawn = data.draw(scene.scenes)
    parameters = Parameters(
        until=data.draw(st.sampled_from([None, 25 * DAY])),
        window_days=data.draw(st.sampled_from([5.0, 365.0])),
    )
    with pytest.MonkeyPatch.context() as patch:
        # So that the priors of the communities, and not only the weak one, are at work.
        patch.setattr(prior, "ENOUGH_SUCCESSES", 2)
        patch.setattr(prior, "ENOUGH_REPEATERS", 1)
        patch.setattr(opportunities, "CHUNK", data.draw(st.sampled_from([1, 7, 1 << 20])))
        network = build_network(drawn.arrays(), parameters)
        oracle = Oracle(drawn, parameters)
        rows = [oracle.moments(place) for place in range(drawn.communities + 1)]
        names = ("k", "n", "kk", "nn", "repeaters")
        sums = (np.array([row[name] for row in rows], dtype=float) for name in names)
        alpha, beta = prior.fit_prior(moments.Moments(*sums))

    successes = oracle.successes()
    expected = {}
    for source, target, _ in oracle.flows():
        k = successes.get((source, target), 0)
        n = max(k, oracle.trials(source, target))
        home = oracle.home(source, target)
        expected[source, target] = (alpha[home] + k, beta[home] + n - k)
    assert edges(network) == sorted(expected)
    for edge, a, b in zip(edges(network), network.alpha, network.beta, strict=True):
        assert (a, b) == pytest.approx(expected[edge])
    assert ((network.probability > 0) & (network.probability < 1)).all()


def test_a_thread_by_hand(scene):
    # 0 writes three posts in community 0 and one in 1. Person 1, active in 0 only, replies twice
    # to the first post and likes the second: two of three occasions.
    posts = [scene.Written(0, day * DAY, -1, (place,)) for day, place in enumerate([0, 0, 0, 1], 1)]
    replies = [scene.Written(1, 5 * DAY + i, 0, (0,)) for i in range(2)]
    acts = [scene.Act(5 * DAY + i, 1, 0, "REPLIED", 4 + i, (0,)) for i in range(2)]
    acts.append(scene.Act(6 * DAY, 1, 0, "LIKED", 1, (0,)))
    network = build_network(scene.Scene(2, 2, posts + replies, acts).arrays(), Parameters())
    # Too little to fit: the weak prior, whose mean is (k + ½)/(n + 1) over the pairs active
    # together. In community 0: (0, 1) with 2 of 3, and (1, 0) with 0 of 2.
    mean = 2.5 / 6
    assert edges(network) == [(0, 1)]
    assert network.interactions.tolist() == [3]
    assert network.alpha.tolist() == pytest.approx([2 + 2 * mean])
    assert network.beta.tolist() == pytest.approx([1 + 2 * (1 - mean)])


def test_days_stand_in_for_contents(scene):
    # Person 0 is acted upon on three days, by 1 on two of them.
    acts = [scene.Act(day * DAY, 1, 0) for day in (1, 1, 2)] + [scene.Act(3 * DAY, 2, 0)]
    network = build_network(scene.Scene(3, 0, [], acts).arrays(), Parameters())
    posterior = network.alpha + network.beta - 2.0
    assert posterior.tolist() == pytest.approx([3.0, 3.0])
    assert (network.alpha - network.alpha[1] + 1).tolist() == pytest.approx([2.0, 1.0])


def test_the_prior_is_found_again():
    rng = np.random.default_rng(5)
    alpha, beta, pairs = 0.4, 12.0, 200_000
    n = rng.geometric(0.05, pairs)
    k = rng.binomial(n, rng.beta(alpha, beta, pairs))
    columns = (k, n, k * (k - 1), n * (n - 1), k >= 2)
    fitted = prior.fit_prior(moments.Moments(*(np.array([c.sum()], float) for c in columns)))
    assert fitted[0][0] == pytest.approx(alpha, rel=0.05)
    assert fitted[1][0] == pytest.approx(beta, rel=0.05)


@pytest.mark.parametrize(
    ("k", "n", "kk", "nn", "counts"),
    [
        (100, 1000, 99, 9900, prior.MOST),  # k(k − 1) as of a binomial, or less
        (100, 1000, 9000, 9900, prior.LEAST),  # E[p²] above E[p]: no Beta has that
    ],
)
def test_the_prior_is_bounded(k, n, kk, nn, counts):
    sums = moments.Moments(*(np.array([value], float) for value in (k, n, kk, nn, 50)))
    alpha, beta = prior.fit_prior(sums)
    assert (alpha + beta).tolist() == pytest.approx([counts, counts])
    assert (alpha / (alpha + beta)).tolist() == pytest.approx([0.1, 0.1])


def test_a_community_with_little_takes_the_whole_networks():
    columns = ([100, 3], [1000, 9], [60, 2], [9900, 20], [30, 1])
    sums = moments.Moments(*(np.array(column, float) for column in columns))
    alpha, beta = prior.fit_prior(sums)
    assert alpha[1] == alpha[2] != alpha[0]
    assert beta[1] == beta[2] != beta[0]


@settings(max_examples=50, deadline=None)
@given(data=st.data())
def test_the_same_interactions_give_the_same_bytes(scene, data):
    drawn = data.draw(scene.scenes)
    shuffled = scene.Scene(
        drawn.persons, drawn.communities, drawn.contents, data.draw(st.permutations(drawn.acts))
    )
    first, second = (build_network(s.arrays(), Parameters()) for s in (drawn, shuffled))
    for name in ("indptr", "indices", "strength", "interactions", "last_at", "alpha", "beta"):
        assert getattr(first, name).tobytes() == getattr(second, name).tobytes()


def test_an_empty_graph_is_an_empty_network(scene):
    for persons in (0, 3):
        network = build_network(scene.Scene(persons, 0).arrays(), Parameters())
        assert network.indptr.tolist() == [0] * (persons + 1)
        assert len(network.indices) == len(network.probability) == 0
