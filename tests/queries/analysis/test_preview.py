"""The preview of other parameters: what a run with them finds, and who moves."""

from dataclasses import replace

import numpy as np
import pytest
from scipy.stats import spearmanr

from leylines.graph.errors import AnalysisError
from leylines.graph.network import KindInfluence, Parameters
from leylines.queries.analysis import compute
from leylines.queries.analysis.preview import agreement, movers, standings

FEW = Parameters(bootstrap=0)
OTHER = replace(FEW, gamma=1.0, half_life_days=10.0)


@pytest.fixture(scope="module")
def known(villages):
    return villages()


@pytest.fixture(scope="module")
def both(known):
    return standings(known, FEW), standings(known, OTHER)


def test_it_shows_what_a_run_finds(known, both):
    found = compute(known, OTHER).tables
    after, contexts = both[1], both[1].contexts
    everywhere = found["persons"].to_pydict()
    first = slice(0, int(contexts.indptr[1]))
    assert [known.persons[place] for place in contexts.person[first]] == everywhere["person"]
    assert after.score[first].tolist() == everywhere["global_score"]
    assert after.order.rank[first].tolist() == everywhere["global_rank"]
    rows = [row for row in found["scores"].to_pylist() if row["community"] == "net/b"]
    there = slice(*contexts.indptr[2:4].tolist())
    ranks = dict(
        zip(contexts.person[there].tolist(), after.order.rank[there].tolist(), strict=True)
    )
    assert ranks == {known.persons.index(row["person"]): row["rank"] for row in rows}


def test_agreement_is_spearmans(both):
    before, after = both
    for context, value in enumerate(agreement(before, after)):
        nodes = slice(*before.contexts.indptr[context : context + 2].tolist())
        oracle = spearmanr(before.score[nodes], after.score[nodes]).statistic
        assert value == pytest.approx(oracle)
        assert value < 1
    assert agreement(before, before) == pytest.approx(np.ones(3))


def test_who_moves_furthest_comes_first(both):
    before, after = both
    nodes = movers(before, after, 1, among=10)
    old, new = before.order.rank[nodes], after.order.rank[nodes]
    distance = np.abs(new - old)
    assert len(nodes)
    assert (np.diff(distance) <= 0).all()
    assert (distance > 0).all()
    assert (np.minimum(old, new) <= 10).all()
    assert (before.contexts.context[nodes] == 1).all()
    assert len(movers(before, before, 1, among=10)) == 0


def test_other_people_cannot_be_compared(known, both):
    early = standings(known, replace(FEW, until=int(known.at[10])))
    with pytest.raises(ValueError, match="not of the same people"):
        agreement(both[0], early)


def test_a_table_without_influence_is_refused(known):
    liked = {"LIKED": KindInfluence("to actor", 1.0)}
    with pytest.raises(AnalysisError, match="carries influence"):
        standings(known, replace(FEW, table=liked))
