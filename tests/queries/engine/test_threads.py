"""Work on several threads comes back in order."""

import time

import pytest

from leylines.queries.engine import in_order, processors


@pytest.mark.parametrize("threads", [1, 2, 5])
def test_results_come_in_order_and_pieces_are_taken_as_needed(threads):
    taken = []

    def pieces():
        for piece in range(20):
            taken.append(piece)
            yield piece

    def late(piece):
        time.sleep(0.002 * (piece % 3 == 0))
        return piece * piece

    results = in_order(late, pieces(), threads)
    assert next(results) == 0
    assert len(taken) <= threads + 1
    assert list(results) == [piece * piece for piece in range(1, 20)]


def test_a_fault_in_a_piece_is_raised():
    with pytest.raises(ZeroDivisionError):
        list(in_order(lambda piece: 1 // piece, [1, 0], threads=2))


def test_there_is_a_processor():
    assert processors() >= 1
