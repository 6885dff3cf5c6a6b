"""How long to wait, whatever an answer says."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leylines.graph.fetching.pace import LONGEST_PAUSE, Pace, waiting

NOW = 1_767_225_600.0  # 2026-01-01T00:00:00Z


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ({"Retry-After": "Thu, 01 Jan 2026 00:02:00 GMT"}, 120),
        ({"Retry-After": "3", "X-RateLimit-Reset": "1767225700"}, 3),
        ({"Retry-After": "soon", "X-RateLimit-Reset": "1767225700"}, 100),
        ({"X-RateLimit-Reset": "2026-01-01T01:00:00+01:00"}, 0),
        ({"X-RateLimit-Reset": "1767225000"}, 0),
        ({"X-RateLimit-Reset": "45"}, 45),
        ({"Retry-After": "-1"}, 1),
        ({"Retry-After": "nan"}, 1),
    ],
)
def test_what_servers_say(headers, seconds):
    assert waiting(headers, NOW) == seconds


@given(st.text(), st.text())
def test_whatever_they_say_it_is_a_time(after, reset):
    seconds = waiting({"Retry-After": after, "X-RateLimit-Reset": reset}, NOW)
    assert math.isfinite(seconds)
    assert seconds >= 0


def test_pauses_grow_up_to_a_minute():
    slept = []
    pace = Pace(0, slept.append)
    for failures in (1, 2, 3, 20):
        pace.back_off(failures)
    for seconds, most in zip(slept, (1, 2, 4, LONGEST_PAUSE), strict=True):
        assert most / 2 <= seconds <= most
