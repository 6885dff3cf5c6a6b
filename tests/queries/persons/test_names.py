"""Names: alike and rare, on different networks, without comparing all with all."""

import time
from itertools import combinations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from leylines.queries.persons.names import MOST_PAIRS, by_names
from leylines.queries.persons.rarity import folded, grams_of

COMMON = {f"{network}/common_name{n}": {} for network in "ab" for n in range(40)}


def found(accounts, pairs):
    return {
        tuple(sorted((accounts.ids[p.first], accounts.ids[p.second]))): p.confidence for p in pairs
    }


def test_rare_and_alike(accounts, unknown):
    given = accounts(
        {"a/Zwölfender": {}, "b/x": {"name": "Zwölf Ender"}, "c/hexenring": {}, "c/hexenrings": {}}
    )
    pairs = found(given, by_names(given, unknown))
    assert pairs == {("a/Zwölfender", "b/x"): pytest.approx(0.8 * 0.875)}, "one network: two people"
    assert all(pair.by_name for pair in by_names(given, unknown))


def test_common_names_are_no_evidence(accounts, unknown):
    given = accounts(COMMON | {"a/quixotry": {}, "b/quixotry": {}})
    assert set(found(given, by_names(given, unknown))) == {("a/quixotry", "b/quixotry")}


def test_short_names_and_one_person(accounts, unknown):
    given = accounts(
        {"a/xqz": {}, "b/xqz": {}, "a/zyxwv": {"person": "P"}, "b/zyxwv": {"person": "P"}}
    )
    assert found(given, by_names(given, unknown)) == {}
    assert found(accounts({}), by_names(accounts({}), unknown)) == {}


def test_active_times_count(accounts):
    given = accounts({"a/zwolfender": {}, "b/zwolfender": {}})
    sure = [
        found(given, by_names(given, lambda one, other, value=value: np.full(len(one), value)))
        for value in (0.0, 1.0)
    ]
    pair = ("a/zwolfender", "b/zwolfender")
    assert [each[pair] for each in sure] == pytest.approx([0.6, 0.8])


@settings(deadline=None)
@given(st.lists(st.text(alphabet="abcxyz", min_size=4, max_size=8), min_size=2, max_size=12))
def test_candidates_share_a_gram_and_rarity_is_a_share(names):
    known = grams_of(names)
    grams = [{f"^{n}$"[i : i + 5] for i in range(len(n) - 2)} for n in names]
    first, second = known.candidates()
    assert all(a < b and grams[a] & grams[b] for a, b in zip(first, second, strict=True))
    rarity = known.rarity(first, second)
    assert ((rarity >= 0) & (rarity <= 1)).all()
    assert known.count.sum() == sum(map(len, grams))
    for a, b in combinations(range(len(names)), 2):
        if names[a] == names[b]:  # few names: nothing is too common
            assert (a, b) in set(zip(first.tolist(), second.tolist(), strict=True))


@settings(deadline=None)
@given(st.text(max_size=60))
def test_folding_is_done_once(text):
    assert folded(folded(text)) == folded(text)


def test_a_hundred_thousand_accounts_take_seconds(accounts, unknown):
    """Blocking: everybody has an account on both networks, spelt a little otherwise."""
    generator = np.random.default_rng(1)
    syllables = [a + b for a in "bcdfghklmnprstvwz" for b in "aeiou"]
    words = ["".join(row) for row in generator.choice(syllables, (50_000, 5))]
    given = accounts({f"a/{word}": {} for word in words} | {f"b/{word}_x": {} for word in words})
    start = time.perf_counter()
    pairs = found(given, by_names(given, unknown))
    assert time.perf_counter() - start < 60, "all pairs would take hours"
    assert len(pairs) == MOST_PAIRS
    true = sum((f"a/{word}", f"b/{word}_x") in pairs for word in set(words))
    assert true > 0.95 * len(pairs)
