"""A grid on a window of its own."""

from collections.abc import Iterator

import pytest
from grid_hands import (
    CELL,
    VALUES,
    Heard,
)
from PySide6.QtCore import QRectF
from PySide6.QtWidgets import QWidget

from cnnlab.scene.grid import Cells
from cnnlab.scene.lattice import Lattice
from cnnlab.ui.widgets.grid_view import GridView


@pytest.fixture
def grid(qtbot) -> Iterator[GridView]:
    """Three rows of four, editable, with a ring of one, on a window that has the keyboard."""
    host = QWidget()
    host.resize(300, 260)
    made = GridView(host)
    made.editable = True
    made.set_cells(Cells(VALUES, 12.0))
    made.set_lattice(Lattice(QRectF(20, 20, 6 * CELL, 5 * CELL), 3, 4, CELL, (1, 1)))
    qtbot.addWidget(host)
    with qtbot.waitActive(host):
        host.show()
        host.activateWindow()
    made.setFocus()
    yield made
    host.close()


@pytest.fixture
def heard(grid) -> Heard:
    return Heard(grid)
