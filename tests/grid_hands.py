"""What a person does to one grid, and what it emits."""

import numpy as np
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import (
    QMouseEvent,
    QWheelEvent,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from cnnlab.ui.widgets.grid_view import GridView

CELL = 30
VALUES = np.array([[1.0, 2.0, 3.0, 4.0], [-5.0, 0.0, 7.0, 8.0], [9.0, 10.0, 11.0, 12.0]])
ALT, CONTROL, SHIFT = (
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
)
PLAIN, LEFT = Qt.KeyboardModifier.NoModifier, Qt.MouseButton.LeftButton


class Heard:
    """What a grid emitted, signal by signal."""

    def __init__(self, grid: GridView) -> None:
        self.cells, self.blocks, self.clicks = [], [], []
        self.pointed, self.requests, self.refusals = [], [], []
        grid.cell_edited.connect(lambda *all_: self.cells.append(all_))
        grid.block_edited.connect(lambda r, c, b: self.blocks.append((r, c, b.tolist())))
        self.pasted, self.steps = [], []
        grid.block_pasted.connect(lambda r, c, b: self.pasted.append((r, c, b.tolist())))
        grid.step_key_pressed.connect(lambda: self.steps.append("step"))
        grid.step_was_typing.connect(lambda: self.steps.append("back"))
        grid.cell_clicked.connect(lambda *at: self.clicks.append(at))
        grid.cell_pointed.connect(self.pointed.append)
        grid.edit_requested.connect(lambda *all_: self.requests.append(all_))
        grid.refused.connect(lambda say: self.refusals.append(say()))


def middle(grid: GridView, row: int, column: int) -> QPoint:
    return grid.cell_rect(row, column).center()


def click(grid: GridView, row: int, column: int, modifier=PLAIN) -> None:
    QTest.mouseClick(grid, LEFT, modifier, middle(grid, row, column))


def move(grid: GridView, to: QPoint, buttons=Qt.MouseButton.NoButton, modifier=PLAIN) -> None:
    event = QMouseEvent(
        QEvent.Type.MouseMove,
        QPointF(to),
        QPointF(grid.mapToGlobal(to)),
        Qt.MouseButton.NoButton,
        buttons,
        modifier,
    )
    QApplication.sendEvent(grid, event)


def drag(grid: GridView, start: QPoint, *way: QPoint, modifier=PLAIN, button=LEFT) -> None:
    QTest.mousePress(grid, button, modifier, start)
    for point in way:
        move(grid, point, button, modifier)
    QTest.mouseRelease(grid, button, modifier, way[-1])


def wheel(grid: GridView, row: int, column: int, turns: float, modifier=PLAIN) -> bool:
    """Turn the wheel over a cell; whether the grid took it."""
    at = QPointF(middle(grid, row, column))
    event = QWheelEvent(
        at,
        QPointF(grid.mapToGlobal(at)),
        QPoint(),
        QPoint(0, round(turns * 120)),
        Qt.MouseButton.NoButton,
        modifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    grid.wheelEvent(event)
    return event.isAccepted()


def press(grid: GridView, *keys, modifier=PLAIN) -> None:
    for key in keys:
        QTest.keyClick(grid, key, modifier)
