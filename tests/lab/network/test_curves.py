"""Curves that grow."""

import numpy as np
import pytest

from cnnlab.lab.network.curves import FIRST_ROOM, Columns, Curves


def test_rows_are_kept_in_their_order_however_many():
    columns = Columns(2)
    for first in range(0, 100_000, 50):
        columns.extend([(i, i / 2) for i in range(first, first + 50)])
    assert len(columns) == 100_000
    np.testing.assert_array_equal(columns.column(0), np.arange(100_000))
    np.testing.assert_array_equal(columns.column(1), np.arange(100_000) / 2)


def test_room_doubles_so_that_rows_are_moved_seldom():
    columns = Columns(1)
    rooms = set()
    for i in range(8 * FIRST_ROOM):
        columns.extend([(i,)])
        rooms.add(columns.column(0).ctypes.data)
    assert len(rooms) == 4


def test_what_was_taken_stays_as_it_was_and_can_not_be_changed():
    columns = Columns(1)
    columns.extend([(1.0,), (2.0,)])
    taken = columns.column(0)
    columns.extend([(3.0,)] * (2 * FIRST_ROOM))
    assert taken.tolist() == [1, 2]
    with pytest.raises(ValueError, match="read-only"):
        taken[0] = 5
    columns.extend([])
    assert len(columns) == 2 + 2 * FIRST_ROOM


def test_curves_have_names():
    curves = Curves()
    curves.training.extend([(1, 2.3, 0.1), (2, 2.2, 0.2)])
    curves.validation.extend([(2, 2.1, 0.3)])
    assert curves.steps.tolist() == [1, 2]
    assert curves.losses.tolist() == [2.3, 2.2]
    assert curves.accuracies.tolist() == [0.1, 0.2]
    found = curves.validation_steps, curves.validation_losses, curves.validation_accuracies
    assert [column.tolist() for column in found] == [[2], [2.1], [0.3]]
