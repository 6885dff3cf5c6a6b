"""Each attack forges what its name says, within its budget."""

import numpy as np
import pytest

from leylines.graph.errors import AnalysisError
from leylines.graph.network import Parameters
from leylines.graph.network.strength import DAY
from leylines.queries.attack import PLANS, Budget, Stage

BUDGET = Budget(24, 4)
ATTACKER = 55


@pytest.fixture(scope="module")
def stage(club):
    return Stage.of(club, Parameters(), 0)


@pytest.fixture
def forged(stage):
    """Return a function from an attack's name to what it forges."""
    return lambda name: PLANS[name](stage, ATTACKER, BUDGET, np.random.default_rng(5))


@pytest.mark.parametrize("name", PLANS)
def test_an_attack_keeps_to_its_budget_its_place_and_its_time(stage, forged, name):
    found = forged(name)
    assert len(found) == BUDGET.interactions
    assert found.accounts in (0, BUDGET.accounts)
    assert found.community == 0
    assert stage.begin <= found.at.min() <= found.at.max() <= stage.end
    assert (found.actor != found.target).all()
    others = set(found.actor.tolist()) | set(found.target.tolist()) - {ATTACKER}
    real = {person for person in others if person < 70}
    assert real <= set(stage.members.tolist())
    assert {person for person in others if person >= 70} == set(range(70, 70 + found.accounts))
    again = forged(name)
    assert all((a == b).all() for a, b in ((found.actor, again.actor), (found.at, again.at)))


def test_puppets_react_to_nobody_else_and_share_the_work(forged):
    found = forged("sock puppets")
    assert (found.target == ATTACKER).all()
    assert np.bincount(found.actor)[70:].tolist() == [6, 6, 6, 6]


def test_bought_followers_react_to_others_every_second_time(forged):
    found = forged("bought followers")
    assert (found.target == ATTACKER).sum() == 12
    assert (found.target < 70).all()
    assert (found.actor >= 70).all()


def test_self_replies_are_among_the_attackers_own_accounts(forged):
    found = forged("self replies")
    own = {ATTACKER, 70, 71, 72, 73}
    assert set(found.actor.tolist()) | set(found.target.tolist()) <= own
    assert (found.actor[:-1] == found.target[1:]).all()


def test_everybody_in_a_ring_reacts_to_everybody(stage, forged):
    found = forged("vote ring")
    pairs = set(zip(found.actor.tolist(), found.target.tolist(), strict=True))
    assert len(pairs) == 20
    assert len({person for pair in pairs for person in pair}) == 5
    assert {person for pair in pairs for person in pair} - {ATTACKER} <= set(
        stage.ordinary(ATTACKER).tolist()
    )


def test_a_storm_is_one_days_and_a_fan_is_steady(forged):
    storm, fan = forged("like storm"), forged("steady fan")
    assert len(set((storm.at // DAY).tolist())) == 1
    assert len(set((fan.at // DAY).tolist())) > 10
    assert len(set(storm.actor.tolist())) == len(set(fan.actor.tolist())) == 1


def test_a_celebrity_is_who_most_people_react_to(club, forged):
    (celebrity,) = set(forged("bribed celebrity").actor.tolist())
    reacting = [len(set(club.actor[club.target == person].tolist())) for person in range(60)]
    assert reacting[celebrity] == max(reacting)


def test_real_attention_is_of_different_people(forged):
    assert len(set(forged("real attention").actor.tolist())) == BUDGET.accounts


def test_members_are_ordered_by_who_reacts_to_them(club, stage):
    there = club.in_communities.indices == 0
    by_hand = [len(set(club.actor[there & (club.target == p)].tolist())) for p in stage.members]
    assert stage.reacted.tolist() == by_hand == sorted(by_hand)
    assert set(stage.reactions.tolist()) == set(np.flatnonzero(there).tolist())


@pytest.mark.parametrize("text", ["", "50", "0x3", "3x0", "5x", "x5", "1e3x4", "5x5x5"])
def test_a_budget_that_is_none_is_refused(text):
    with pytest.raises(AnalysisError, match="50x10"):
        Budget.read(text)


def test_too_few_people_are_refused(club):
    with pytest.raises(AnalysisError, match="too few"):
        Stage.of(club, Parameters(until=-1), 0)
