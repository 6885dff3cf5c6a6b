import math

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from leylines.queries.explanation.sums import sums

values = st.lists(st.floats(-1e100, 1e100, allow_subnormal=False), max_size=40)


@settings(max_examples=50, deadline=None)
@given(values, st.integers(1, 4))
def test_sums_are_right_to_the_last_digits_of_what_went_in(value, groups):
    group = np.arange(len(value)) % groups
    found = sums(group, np.array(value, dtype=float), groups)
    for number in range(groups):
        part = value[number::groups]
        size = math.fsum(map(abs, part))
        error = abs(found[number] - math.fsum(part))
        assert error <= 2**-52 * abs(math.fsum(part)) + 1e-29 * size


def test_what_plain_addition_loses_is_kept():
    value = np.array([1.0, *[2.0**-53] * 1024])
    assert sum(value.tolist()) == 1.0
    assert sums(np.zeros(len(value), np.int64), value, 1).tolist() == [1.0 + 2.0**-43]
