"""Filters on their way when they are flipped."""

import numpy as np
import pytest
from cell_pages import font
from PySide6.QtCore import QRectF

from cnnlab.scene.colours import load_theme
from cnnlab.scene.filter_turn import filter_turn
from cnnlab.scene.grid import Cells
from cnnlab.scene.lattice import Lattice

pytestmark = pytest.mark.usefixtures("qapp")

CELLS = Cells(np.arange(9.0).reshape(3, 3))


def turn_of(*sides):
    placed = [(CELLS, Lattice(QRectF(5, 5, side, side), 3, 3, side / 3)) for side in sides]
    return filter_turn(placed, load_theme("light"), font(), 1.0)


def test_each_filter_takes_part_with_its_picture():
    turn = turn_of(60.0, 30.0)
    assert [grid.picture.width() for grid in turn.grids] == [60, 30]
    assert turn.region.boundingRect().contains(5, 5)


@pytest.mark.parametrize("side", [0.0, 0.3])
def test_a_filter_without_room_takes_none(side):
    """In a window that is as small as it gets; Qt says so where one paints on nothing."""
    turn = turn_of(side, 30.0)
    assert [grid.picture.width() for grid in turn.grids] == [30]
