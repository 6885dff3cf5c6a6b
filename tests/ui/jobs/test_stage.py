"""How far a task is, and how long it will still take."""

from leylines.ui.jobs import Stage


def test_speed_counts_only_what_was_seen_to_be_done():
    stage = Stage.begin("Loading", 1000, None, now=5.0)
    assert (stage.share, stage.units_per_second, stage.seconds_left(6.0)) == (None, None, None)
    stage = stage.reported(1500, 2000, now=10.0)
    assert stage.units_per_second == 100
    assert stage.share == 0.75
    assert stage.seconds_left(10.0) == 5.0
    assert stage.seconds_left(12.0) == 3.0
    assert stage.seconds_left(60.0) == 0.0


def test_a_task_ends_where_done_is_all():
    assert not Stage.begin("Scores", 0, 1, now=0.0).is_finished
    assert not Stage.begin("Scores", 0, None, now=0.0).is_finished
    assert Stage.begin("Scores", 0, 1, now=0.0).reported(1, 1, now=2.0).is_finished
    assert Stage.begin("Reading", 0, 0, now=0.0).is_finished
