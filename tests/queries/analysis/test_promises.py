"""The promises of a score (docs/decisions/contextual-score.md) from interactions to the result."""

import numpy as np
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from leylines.graph.model import KINDS
from leylines.graph.network import Contents, Interactions, Lists, Parameters
from leylines.queries.analysis import compute
from leylines.queries.attack.scene import Scene
from leylines.queries.scores import contextual_scores, order
from leylines.queries.scores.contextual import attenuation, transfer

DAY = 86_400_000
PEOPLE = 6
NOW = Parameters(until=100 * DAY, bootstrap=0)
REACTIONS = [kind for kind, row in NOW.table.items() if row.flow == "to actor"]

acts = st.lists(
    st.tuples(
        st.integers(1, 90),
        st.integers(0, PEOPLE - 1),
        st.integers(0, PEOPLE - 1),
        st.sampled_from([kind for kind in KINDS if kind in NOW.table]),
    ).filter(lambda act: act[1] != act[2]),
    min_size=1,
    max_size=25,
)
CROWD = 10


def circle(u: int, v: int, star: int) -> list[tuple[int, int, int, str]]:
    """Return acts that make u and v members, and a star whose following β is measured by."""
    crowd = [(95, PEOPLE + number, star, "REPLIED") for number in range(CROWD)]
    return [(1, star, u, "REPLIED"), (1, star, v, "REPLIED"), *crowd]


few = settings(max_examples=15, deadline=None)


def interactions(acts, people=PEOPLE, names=None) -> Interactions:
    """Return acts (day, actor, target, kind), all in one community."""
    m = len(acts)
    none = Lists(np.zeros(1, np.int64), np.zeros(0, np.int32))
    day, actor, target = np.array([act[:3] for act in acts]).T
    return Interactions(
        persons=[f"p{number}" for number in range(people)],
        names=names or [f"P{number}" for number in range(people)],
        communities=["a"],
        community_names=["A"],
        community_kinds=["board"],
        kinds=KINDS,
        actor=actor.astype(np.int32),
        target=target.astype(np.int32),
        kind=np.array([KINDS.index(act[3]) for act in acts], np.int8),
        at=day.astype(np.int64) * DAY,
        weight=np.ones(m),
        content=np.full(m, -1, np.int32),
        in_communities=Lists(np.arange(m + 1), np.zeros(m, np.int32)),
        contents=Contents(
            [], np.zeros(0, np.int32), np.zeros(0, np.int32), np.zeros(0, np.int64), none
        ),
    )


def everybody(acts, parameters=NOW) -> list[tuple[float, ...]]:
    """Return each person's score, rank and percentile in the community and everywhere."""
    tables = compute(interactions(acts), parameters).tables
    here = {row["person"]: row for row in tables["scores"].to_pylist() if row["community"] == "a"}
    all_ = {row["person"]: row for row in tables["persons"].to_pylist()}
    return [
        (
            here[name]["score"], here[name]["rank"], here[name]["percentile"],
            all_[name]["global_score"], all_[name]["global_rank"], all_[name]["global_percentile"],
        ) if name in here else ()
        for name in (f"p{number}" for number in range(PEOPLE))
    ]  # fmt: skip


def ranks(acts, parameters=NOW) -> tuple[list[float], dict[int, tuple[int, int]]]:
    """Return β of everything and of the community, and each member's ranks in both."""
    people = 1 + max(person for act in acts for person in act[1:3])
    scene = Scene.of(interactions(acts, people), parameters, 0)
    contexts, value = scene.contexts, scene.flow.value
    t = contexts.matrix(transfer(contexts, contexts.strength(value), parameters.gamma))
    beta = attenuation(contexts, t @ np.ones(len(contexts.person)), parameters.depth)
    options = {"gamma": parameters.gamma, "depth": parameters.depth}
    rank = order(contexts, contextual_scores(contexts, value, **options)).rank
    both = zip(*(rank[contexts.indptr[i] : contexts.indptr[i + 1]] for i in (0, 1)), strict=True)
    members = contexts.person[: contexts.indptr[1]].tolist()
    return beta.tolist(), dict(zip(members, both, strict=True))


@given(acts, st.permutations(range(PEOPLE)), st.sampled_from(REACTIONS))
@settings(max_examples=150, deadline=None)
def test_one_more_reaction_never_lowers_a_rank(acts, people, kind):
    """On a day on which v did nothing else, while β and the circle of members stay."""
    u, v, star, *_ = people
    acts = [*circle(u, v, star), *acts]
    beta, before = ranks(acts)
    later, after = ranks([*acts, (95, v, u, kind)])
    assume(beta == later)
    assert after[u] <= before[u]
    assert all(now <= then for now, then in zip(after[u], before[u], strict=True))


@given(acts, st.permutations(range(PEOPLE)), st.integers(1, 90), st.sampled_from(REACTIONS))
@settings(max_examples=100, deadline=None)
def test_a_reaction_of_one_who_reacts_to_nobody_else_always_counts(acts, people, day, kind):
    """Selectivity takes from nobody then, whatever the day; only β is a limit."""
    u, v, star, *_ = people
    acts = [*circle(u, v, star), *(act for act in acts if v != act[1])]
    beta, before = ranks(acts)
    later, after = ranks([*acts, (day, v, u, kind), (day, v, u, kind)])
    assume(beta == later)
    assert all(now <= then for now, then in zip(after[u], before[u], strict=True))


def test_the_limit_of_gamma_more_of_one_may_be_less():
    """With γ = 1 what somebody gives to one alone is worth less the more it is."""
    once = [(95, 1, 0, "REPLIED"), (95, 3, 2, "REPLIED")]
    more = [*once, *((day, 1, 0, "REPLIED") for day in (91, 92, 93))]
    for gamma, place in ((0.25, 1), (1.0, 2)):
        parameters = Parameters(until=100 * DAY, gamma=gamma)
        assert ranks(once, parameters)[1][0] == (1, 1)
        assert ranks(more, parameters)[1][0] == (place, place)


@few
@given(acts, st.integers(2, 5))
def test_different_people_count_more_than_one_as_often(acts, times):
    """Two newcomers: one liked by several newcomers, the other by one as often, a day apart."""
    fans = [(90 + n, PEOPLE + 3 + n, PEOPLE, "LIKED") for n in range(times)]
    fan = [(90 + n, PEOPLE + 2, PEOPLE + 1, "LIKED") for n in range(times)]
    found = compute(interactions([*acts, *fans, *fan], PEOPLE + 3 + times), NOW).tables
    here = {r["person"]: r["score"] for r in found["scores"].to_pylist() if r["community"] == "a"}
    overall = {row["person"]: row["global_score"] for row in found["persons"].to_pylist()}
    for score in (here, overall):
        assert score[f"p{PEOPLE}"] > score[f"p{PEOPLE + 1}"] > 0


@few
@given(acts)
def test_who_influences_nobody_has_the_floor_everywhere(acts):
    influencing = {act[1] if NOW.table[act[3]].flow == "to target" else act[2] for act in acts}
    for number, found in enumerate(everybody(acts)):
        if found:
            assert (found[0] > 0, found[3] > 0) == (number in influencing,) * 2


@few
@given(acts, st.permutations(range(PEOPLE)), st.randoms())
def test_renaming_and_reordering_change_nothing(acts, names, random):
    renamed = [(day, names[u], names[v], kind) for day, u, v, kind in acts]
    random.shuffle(renamed)
    before, after = everybody(acts), everybody(renamed)
    for number, name in enumerate(names):
        np.testing.assert_allclose(before[number], after[name], rtol=1e-9)
