"""Which rows repeat an earlier one's key: against counting them all in memory."""

from collections import Counter

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from leylines.graph.sources.identity import Numbering, hashed

keys = st.lists(st.text(min_size=1, max_size=4), min_size=1, max_size=30)


@given(st.lists(keys, max_size=6), st.integers(1, 50))
def test_keys_are_numbered_as_by_counting(batches, part):
    before: Counter[str] = Counter()
    with Numbering(part=part) as numbering:
        for batch in batches:
            numbering.add(pa.array(batch))
        for batch in batches:
            numbers = numbering.number(pa.array(batch)).tolist()
            for key, number in zip(batch, numbers, strict=True):
                assert number == before[key]
                before[key] += 1


def test_more_keys_than_were_shown_are_noticed():
    with Numbering() as numbering, pytest.raises(ValueError, match="-1"):
        numbering.number(pa.array(["a"]))


def test_a_hash_does_not_depend_on_what_stands_beside_it():
    keys = pa.array(["ab", "c", "abc", "é"])
    assert hashed(keys.slice(1, 2)).tolist() == hashed(keys).tolist()[1:3]


def test_a_million_keys_have_a_million_hashes():
    keys = pa.array([f"LIKED:{i % 1000}:{i // 1000}:1700000000000" for i in range(1_000_000)])
    assert len(np.unique(hashed(keys))) == 1_000_000
